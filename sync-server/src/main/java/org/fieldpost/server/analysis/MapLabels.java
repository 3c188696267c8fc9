package org.fieldpost.server.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the names of regions stand on a map, so that none lies over another: at its region, or a little beside; where there is no
 * room a number stands for the name, and a key tells it. Pure.
 *
 * @param all as they were asked for
 */
public record MapLabels(List<Label> all) {

    public static final int FONT_PX = 14;

    private static final int LINE_PX = 16;

    /** Of the letters of a name, on average and with room beside. */
    private static final double LETTER_PX = 7.6;

    private static final double[][] TRIED = {
        {0, 0}, {0, -10}, {0, 10}, {-14, 0}, {14, 0}, {0, -18}, {0, 18}, {-14, -10}, {14, -10}, {-14, 10}, {14, 10}
    };

    /** What is to stand at a place: a name, and a value beneath it or nothing. */
    public record Asked(String name, String value, double x, double y) {}

    /**
     * What stands where.
     *
     * @param number instead of the name; 0 where the name stands there
     * @param y of the first line
     */
    public record Label(String name, String value, int number, double x, double y) {

        /** What stands on the map itself. */
        public String shown() {
            return number == 0 ? name : String.valueOf(number);
        }

        public double valueY() {
            return y + LINE_PX;
        }
    }

    public MapLabels {
        all = List.copyOf(all);
    }

    /** Those that stand in the key. */
    public List<Label> numbered() {
        return all.stream().filter(label -> label.number > 0).toList();
    }

    /** A piece of the picture. */
    record Piece(double left, double top, double right, double bottom) {

        static Piece around(double x, double y, double reach) {
            return new Piece(x - reach, y - reach, x + reach, y + reach);
        }

        boolean meets(Piece other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        private boolean holds(Piece other) {
            return left <= other.left && top <= other.top && other.right <= right && other.bottom <= bottom;
        }

        static Piece of(Label label) {
            double half = Math.max(label.shown().length(), label.value.length()) * LETTER_PX / 2;
            double lines = label.value.isEmpty() ? 1 : 2;
            return new Piece(
                    label.x - half, label.y - FONT_PX + 1, label.x + half, label.y + (lines - 1) * LINE_PX + 3);
        }
    }

    /** @param taken where nothing may stand */
    static MapLabels of(List<Asked> asked, List<Piece> taken, double width, double height) {
        var picture = new Piece(0, 0, width, height);
        List<Piece> full = new ArrayList<>(taken);
        List<Label> all = new ArrayList<>();
        int number = 0;
        for (Asked each : asked) {
            Optional<Label> named = room(each, 0, picture, full);
            if (named.isEmpty()) {
                number++;
            }
            int instead = number;
            Label label = named.or(() -> room(each, instead, picture, full))
                    .orElseGet(() -> new Label(each.name, each.value, instead, each.x, each.y));
            full.add(Piece.of(label));
            all.add(label);
        }
        return new MapLabels(all);
    }

    private static Optional<Label> room(Asked asked, int number, Piece picture, List<Piece> full) {
        return Stream.of(TRIED)
                .map(by -> new Label(asked.name, asked.value, number, asked.x + by[0], asked.y + by[1]))
                .filter(label -> picture.holds(Piece.of(label)) && full.stream().noneMatch(Piece.of(label)::meets))
                .findFirst();
    }
}
