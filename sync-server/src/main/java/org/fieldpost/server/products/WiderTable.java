package org.fieldpost.server.products;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.analysis.Matrix;

/**
 * Interface by region for whoever is not of the mission. Counts below {@link #LEAST} are hidden; those of officials being corrupted
 * stand for the whole mission only, from {@link #LEAST_OF_OFFICIALS}; sealed reports never. Totals are of what is shown: whatever is
 * subtracted from whatever, a hidden count may still be any from 1 up to the limit. Pure.
 *
 * @param monday the first day of its {@link #WEEKS} weeks
 */
public record WiderTable(LocalDate monday, List<Row> rows, Cell officials) {

    public static final int WEEKS = 4;
    public static final int LEAST = 5;
    public static final int LEAST_OF_OFFICIALS = 10;

    /** Its columns. */
    public static final List<NexusInterface> COLUMNS =
            List.of(NexusInterface.I1, NexusInterface.I2, NexusInterface.I4, NexusInterface.I5, NexusInterface.I7);

    /** What an empty cell of these columns may mean. */
    public static final List<Matrix.Blank> BLANKS =
            List.of(Matrix.Blank.NIL, Matrix.Blank.NOT_REPORTED, Matrix.Blank.NOT_PATROLLED, Matrix.Blank.NOT_YET_IN);

    /** What a cell says. */
    public sealed interface Cell {

        /** As it is kept. */
        String written();
    }

    /** A count that may be told; 0 where somebody was there and reported none. */
    public record Shown(long count) implements Cell {
        @Override
        public String written() {
            return String.valueOf(count);
        }
    }

    /** Some, and too few to be told. */
    public record Hidden() implements Cell {
        @Override
        public String written() {
            return "*";
        }
    }

    /** Nothing to tell: why, as the matrix says it. */
    public record Empty(Matrix.Blank why) implements Cell {
        @Override
        public String written() {
            return why.name();
        }
    }

    /** One region's. */
    public record Row(String regionCode, Map<NexusInterface, Cell> cells) {
        public Row {
            cells = Map.copyOf(cells);
        }

        /** Of what is shown. */
        public long total() {
            return sum(cells.values().stream().toList());
        }
    }

    public WiderTable {
        rows = List.copyOf(rows);
    }

    /** @param matrix of everybody's reports in its weeks */
    public static WiderTable of(Matrix matrix) {
        List<Row> rows = new ArrayList<>();
        for (Matrix.Row row : matrix.rows()) {
            Map<NexusInterface, Cell> cells = new EnumMap<>(NexusInterface.class);
            for (NexusInterface each : COLUMNS) {
                Matrix.Cell cell = row.cells().get(each);
                cells.put(each, cell.count() == 0 ? new Empty(cell.blank()) : hiddenBelow(LEAST, cell.count()));
            }
            rows.add(new Row(row.regionCode(), cells));
        }
        long officials = matrix.all().cells().get(NexusInterface.I6).count();
        return new WiderTable(matrix.period().fromDay(), rows, hiddenBelow(LEAST_OF_OFFICIALS, officials));
    }

    /** Of officials 0 is hidden as well: there are so few that none tells something too. */
    private static Cell hiddenBelow(int least, long count) {
        return count < least ? new Hidden() : new Shown(count);
    }

    /** Of what is shown in a column. */
    public long total(NexusInterface each) {
        return sum(rows.stream().map(row -> row.cells().get(each)).toList());
    }

    private static long sum(List<Cell> cells) {
        return cells.stream()
                .mapToLong(cell -> cell instanceof Shown shown ? shown.count() : 0)
                .sum();
    }

    /** As it is kept: a line for each region, its cells in the order of the columns; the officials' last. */
    String written() {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            text.append(row.regionCode);
            COLUMNS.forEach(each -> text.append(' ').append(row.cells.get(each).written()));
            text.append('\n');
        }
        return text.append("I6 ").append(officials.written()).append('\n').toString();
    }

    static WiderTable parse(LocalDate monday, String written) {
        List<Row> rows = new ArrayList<>();
        Cell officials = new Hidden();
        for (String line : written.lines().toList()) {
            List<String> words = Arrays.asList(line.split(" ", -1));
            if (words.get(0).equals("I6") && words.size() == 2) {
                officials = cell(words.get(1));
                continue;
            }
            Map<NexusInterface, Cell> cells = new EnumMap<>(NexusInterface.class);
            for (int i = 0; i < COLUMNS.size(); i++) {
                cells.put(COLUMNS.get(i), cell(words.get(i + 1)));
            }
            rows.add(new Row(words.get(0), cells));
        }
        return new WiderTable(monday, rows, officials);
    }

    private static Cell cell(String written) {
        if (written.equals("*")) {
            return new Hidden();
        }
        return Character.isDigit(written.charAt(0))
                ? new Shown(Long.parseLong(written))
                : new Empty(Matrix.Blank.valueOf(written));
    }
}
