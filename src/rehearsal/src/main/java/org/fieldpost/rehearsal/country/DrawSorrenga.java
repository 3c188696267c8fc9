package org.fieldpost.rehearsal.country;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.fieldpost.rehearsal.country.Border.Spot;

/**
 * Draws Sorrenga: nine regions in three rows between a coast in the south and mountains in the north, a border river in the
 * east towards Ubarro, a land border in the west towards Tesmina. It lies in the empty South Atlantic, where no real place
 * can be mistaken for one of its own. The same seed draws the same country, byte for byte.
 */
public final class DrawSorrenga {

    private static final long SEED = 20261122;
    private static final double WEST_DEG = -21.6;
    private static final double SOUTH_DEG = -14.2;
    private static final double STEP_DEG = 1.15;
    private static final int CORNERS = 4;
    private static final String SOURCE = "Fictional: drawn by DrawSorrenga";

    private static final String[][] REGIONS = {
        {"SG-KA", "Karvel"}, {"SG-PO", "Porto Lem"}, {"SG-DE", "Delta"},
        {"SG-VE", "Verrana"}, {"SG-MI", "Miravale"}, {"SG-UB", "Ubar River"},
        {"SG-TO", "Torrasse"}, {"SG-HA", "High Ansa"}, {"SG-ES", "Escarra"},
    };
    private static final String[] TOWNS = {
        "Karvel",
        "Porto Lem",
        "Sandrel",
        "Verrana",
        "Mirava",
        "Ubarside",
        "Torrasse",
        "Ansa",
        "Escarra",
        "Lomel",
        "Brisk Bay",
        "Dorane",
        "Quelle",
        "Tamsin",
        "Ostrel",
        "Pellam",
        "Rundo",
        "Falk Mill",
    };

    private final Random random = new Random(SEED);
    private final Spot[][] corners = new Spot[CORNERS][CORNERS];
    private final Map<String, List<Spot>> borders = new LinkedHashMap<>();
    private final List<String> points = new ArrayList<>();

    private DrawSorrenga() {
        for (int row = 0; row < CORNERS; row++) {
            for (int column = 0; column < CORNERS; column++) {
                corners[row][column] = new Spot(
                                WEST_DEG + column * STEP_DEG + (random.nextDouble() - 0.5) * 0.42,
                                SOUTH_DEG + row * STEP_DEG * 0.92 + (random.nextDouble() - 0.5) * 0.36)
                        .rounded();
            }
        }
        for (int row = 0; row < CORNERS; row++) {
            for (int column = 0; column < CORNERS; column++) {
                if (column + 1 < CORNERS) {
                    // the coast is the wildest line
                    double wildness = row == 0 ? 0.30 : 0.20;
                    border(row, column, row, column + 1, wildness);
                }
                if (row + 1 < CORNERS) {
                    // the river in the east winds more than a surveyor's line
                    border(row, column, row + 1, column, column == CORNERS - 1 ? 0.28 : 0.18);
                }
            }
        }
    }

    /** Writes the mission package into the folder named. */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]));
    }

    public static void write(Path folder) throws IOException {
        var country = new DrawSorrenga();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("regions.geojson"), country.regions());
        Files.writeString(folder.resolve("neighbours.geojson"), country.neighbours());
        Files.writeString(folder.resolve("points.csv"), country.points());
        Files.writeString(folder.resolve("lines.geojson"), country.lines());
        Files.writeString(folder.resolve("mission.json"), mission());
        Files.writeString(folder.resolve("off-limits.geojson"), country.offLimits());
    }

    private static String mission() {
        return """
                {
                  "id": "sorrenga",
                  "name_en": "Sorrenga (fictional)",
                  "name_fr": "Sorrenga (fictif)",
                  "name_es": "Sorrenga (ficticio)",
                  "name_ar": "سورينغا (خيالية)",
                  "name_pt": "Sorrenga (fictício)",
                  "name_sw": "Sorrenga (ya kubuni)",
                  "timeZone": "Etc/GMT+1",
                  "phase": "STEADY",
                  "fictional": true,
                  "attribution": "Sorrenga is a fictional country, drawn for Fieldpost by its own program. Any likeness to a real place or people is chance."
                }
                """;
    }

    private void border(int row, int column, int toRow, int toColumn, double wildness) {
        borders.put(
                key(row, column, toRow, toColumn),
                Border.between(corners[row][column], corners[toRow][toColumn], wildness, 6, random));
    }

    private static String key(int row, int column, int toRow, int toColumn) {
        return row + "," + column + ">" + toRow + "," + toColumn;
    }

    private List<Spot> line(int row, int column, int toRow, int toColumn) {
        List<Spot> known = borders.get(key(row, column, toRow, toColumn));
        if (known != null) {
            return known;
        }
        List<Spot> reversed = new ArrayList<>(borders.get(key(toRow, toColumn, row, column)));
        Collections.reverse(reversed);
        return reversed;
    }

    /** The outline of one of the nine, anticlockwise as RFC 7946 asks. */
    private List<Spot> outline(int row, int column) {
        List<Spot> ring = new ArrayList<>();
        int[][] round = {{row, column}, {row, column + 1}, {row + 1, column + 1}, {row + 1, column}, {row, column}};
        for (int i = 0; i + 1 < round.length; i++) {
            List<Spot> side = line(round[i][0], round[i][1], round[i + 1][0], round[i + 1][1]);
            ring.addAll(side.subList(0, side.size() - 1));
        }
        ring.add(ring.get(0));
        return ring;
    }

    private Spot middle(int row, int column) {
        return corners[row][column]
                .towards(corners[row + 1][column + 1], 0.5)
                .towards(corners[row + 1][column].towards(corners[row][column + 1], 0.5), 0.5)
                .rounded();
    }

    private String regions() {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < REGIONS.length; i++) {
            features.add(region(REGIONS[i][0], REGIONS[i][1], "Sorrenga", middle(i / 3, i % 3), outline(i / 3, i % 3)));
        }
        return collection(features);
    }

    /** Ubarro lies beyond the river, Tesmina beyond the western line; each in three districts. */
    private String neighbours() {
        List<String> features = new ArrayList<>();
        String[] districts = {"South", "Middle", "North"};
        for (int row = 0; row < 3; row++) {
            features.add(beyond("UB-" + (row + 1), "Ubarro " + districts[row], "Ubarro", row, CORNERS - 1, 0.75));
            features.add(beyond("TS-" + (row + 1), "Tesmina " + districts[row], "Tesmina", row, 0, -0.75));
        }
        return collection(features);
    }

    private String beyond(String code, String name, String country, int row, int column, double outwardDeg) {
        List<Spot> ring = new ArrayList<>(line(row, column, row + 1, column));
        Spot upper = corners[row + 1][column];
        Spot lower = corners[row][column];
        ring.add(new Spot(upper.lon() + outwardDeg, upper.lat()).rounded());
        ring.add(new Spot(lower.lon() + outwardDeg, lower.lat()).rounded());
        ring.add(ring.get(0));
        if (outwardDeg > 0) {
            Collections.reverse(ring);
        }
        Spot label = upper.towards(lower, 0.5);
        return region(code, name, country, new Spot(label.lon() + outwardDeg * 0.6, label.lat()).rounded(), ring);
    }

    private String points() {
        points.add("code,sort,name,lat,lon,type,illustrative,source");
        List<Spot> towns = towns();
        for (int i = 0; i < towns.size(); i++) {
            point(code("TN", i + 1), "town", TOWNS[i], towns.get(i), "");
        }
        String[] river = {"Lower Ferry", "Ubar Bridge", "Reed Crossing", "Upper Ford"};
        for (int i = 0; i < river.length; i++) {
            point(code("BP", i + 1), "border", river[i], along(CORNERS - 1, i, river.length), "RIVER");
        }
        String[] land = {"Salt Gate", "Tesmina Road", "Goat Pass"};
        for (int i = 0; i < land.length; i++) {
            point(code("BP", i + 5), "border", land[i], along(0, i, land.length), i == 2 ? "TRACK" : "LAND");
        }
        List<Spot> coast = line(0, 1, 0, 2);
        point("BP08", "border", "Porto Lem Harbour", coast.get(coast.size() / 2), "SEAPORT");
        List<Spot> beach = line(0, 0, 0, 1);
        point("BP09", "border", "Brisk Bay Landing", beach.get(beach.size() / 3), "COAST");
        String[][] sites = {
            {"High Ansa gold pits", "GOLD", "7"},
            {"Torrasse diamond creeks", "DIAMOND", "6"},
            {"Escarra coltan ridge", "TANTALUM", "8"},
            {"Miravale rubber estate", "RUBBER", "4"},
            {"Verrana forest cut", "LOGS", "3"},
            {"Delta charcoal camps", "CHARCOAL", "2"},
        };
        for (int i = 0; i < sites.length; i++) {
            int region = Integer.parseInt(sites[i][2]);
            point(code("RS", i + 1), "site", sites[i][0], near(middle(region / 3, region % 3), 0.22), sites[i][1]);
        }
        for (int i = 0; i < 3; i++) {
            point(
                    code("PO", i + 1),
                    "post",
                    "Road Post " + (i + 1),
                    towns.get(i * 3).towards(towns.get(i * 3 + 9), 0.5).rounded(),
                    "");
            point(code("BA", i + 1), "base", "Team Site " + (i + 1), near(towns.get(i * 4), 0.03), "");
        }
        return String.join("\n", points) + "\n";
    }

    /** Two in each region, the first near its middle. */
    private List<Spot> towns() {
        var seeded = new Random(SEED + 1);
        List<Spot> towns = new ArrayList<>();
        for (int i = 0; i < TOWNS.length; i++) {
            int region = i % REGIONS.length;
            double reach = i < REGIONS.length ? 0.10 : 0.34;
            Spot middle = middle(region / 3, region % 3);
            towns.add(new Spot(
                            middle.lon() + (seeded.nextDouble() - 0.5) * 2 * reach,
                            middle.lat() + (seeded.nextDouble() - 0.5) * 2 * reach)
                    .rounded());
        }
        return towns;
    }

    private Spot near(Spot middle, double reachDeg) {
        return new Spot(
                        middle.lon() + (random.nextDouble() - 0.5) * 2 * reachDeg,
                        middle.lat() + (random.nextDouble() - 0.5) * 2 * reachDeg)
                .rounded();
    }

    /** A point of the eastern or western line, the i-th of so many from the south. */
    private Spot along(int column, int i, int of) {
        double share = (i + 0.5) / of * 3;
        int row = Math.min(2, (int) share);
        List<Spot> line = line(row, column, row + 1, column);
        return line.get((int) ((share - row) * (line.size() - 1)));
    }

    private static String code(String prefix, int number) {
        return String.format(Locale.ROOT, "%s%02d", prefix, number);
    }

    private void point(String code, String sort, String name, Spot at, String type) {
        points.add(String.join(",", code, sort, name, "" + at.lat(), "" + at.lon(), type, "false", SOURCE));
    }

    /** The coast, the border river, and roads that join each first town to its neighbours in the grid of regions. */
    private String lines() {
        var seeded = new Random(SEED + 2);
        List<Spot> towns = towns();
        List<String> features = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            features.add(named("coast", "", line(0, i, 0, i + 1)));
            features.add(named("river", "Ubar", line(i, CORNERS - 1, i + 1, CORNERS - 1)));
        }
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int here = row * 3 + column;
                if (column < 2) {
                    features.add(
                            named("road", "", Border.between(towns.get(here), towns.get(here + 1), 0.10, 4, seeded)));
                }
                if (row < 2) {
                    features.add(
                            named("road", "", Border.between(towns.get(here), towns.get(here + 3), 0.10, 4, seeded)));
                }
            }
        }
        return collection(features);
    }

    /** Two places patrols keep out of: old mines beside a road, and a shrine the elders asked to be left alone. */
    private String offLimits() {
        return collection(List.of(
                offLimits("OL-1", "Tamsin minefield", "Champ de mines de Tamsin", towns().get(13), 0.055, 0.035),
                offLimits("OL-2", "Ansa shrine wood", "Bois sacré d'Ansa", towns().get(7), -0.09, 0.06)));
    }

    private static String offLimits(
            String code, String name, String french, Spot town, double eastwardDeg, double radiusDeg) {
        var seeded = new Random(SEED + code.hashCode());
        Spot middle = new Spot(town.lon() + eastwardDeg, town.lat() + radiusDeg / 2).rounded();
        List<Spot> ring = new ArrayList<>();
        int corners = 11;
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double reach = radiusDeg * (0.65 + 0.5 * seeded.nextDouble());
            ring.add(new Spot(middle.lon() + reach * Math.cos(angle), middle.lat() + 0.7 * reach * Math.sin(angle))
                    .rounded());
        }
        ring.add(ring.get(0));
        return region(code, name, "Sorrenga", middle, ring)
                .replace("\"country\"", "\"name_fr\":\"" + french + "\",\"country\"");
    }

    private static String named(String sort, String name, List<Spot> line) {
        return "{\"type\":\"Feature\",\"properties\":{\"sort\":\"" + sort + "\",\"name\":\"" + name
                + "\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":" + coordinates(line) + "}}";
    }

    private static String region(String code, String name, String country, Spot label, List<Spot> ring) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"" + code + "\",\"name\":\"" + name
                + "\",\"country\":\""
                + country + "\",\"lat\":" + label.lat() + ",\"lon\":" + label.lon()
                + "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" + coordinates(ring) + "]}}";
    }

    private static String coordinates(List<Spot> line) {
        var json = new StringBuilder("[");
        for (Spot spot : line) {
            json.append(json.length() == 1 ? "" : ",")
                    .append('[')
                    .append(spot.lon())
                    .append(',')
                    .append(spot.lat())
                    .append(']');
        }
        return json.append(']').toString();
    }

    private static String collection(List<String> features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", features) + "\n]}\n";
    }
}
