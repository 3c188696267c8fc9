package org.fieldpost.rehearsal.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fieldpost.app.device.track.RecordedFix;
import org.fieldpost.app.device.track.TrackFile;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.read.MissionReader;

/**
 * Writes the sample track: a vehicle patrol of the fictional Sorrenga from Falk Mill to Upper Ford, a halt there, and the way half
 * back. The same each time.
 */
public final class WriteTrack {

    private static final Instant START = Instant.parse("2026-03-02T06:30:00Z");
    private static final int SECONDS = 15;
    private static final double M_PER_S = 11;
    private static final int HALT_FIXES = 60;

    private WriteTrack() {}

    /** @param file where it is to lie */
    public static void write(Path file) throws IOException {
        Mission sorrenga = MissionReader.shipped("sorrenga");
        Point mill = sorrenga.point("TN18").orElseThrow().point();
        Point ford = sorrenga.point("BP04").orElseThrow().point();
        int steps = (int) (mill.distanceM(ford) / (M_PER_S * SECONDS));
        List<RecordedFix> fixes = new ArrayList<>();
        for (int step = 0; step <= steps; step++) {
            fixes.add(fix(fixes.size(), on(mill, ford, (double) step / steps), M_PER_S));
        }
        for (int halt = 0; halt < HALT_FIXES; halt++) {
            fixes.add(fix(fixes.size(), ford, 0));
        }
        for (int step = 1; step <= steps / 2; step++) {
            fixes.add(fix(fixes.size(), on(ford, mill, (double) step / steps), M_PER_S));
        }
        Files.write(file, TrackFile.openTrack(fixes));
    }

    /** A road bends: up to two kilometres beside the straight line, and not at its ends. */
    private static Point on(Point from, Point to, double share) {
        double bend = 0.02 * StrictMath.sin(share * Math.PI) * StrictMath.sin(share * 9);
        return new Point(
                from.latitudeDeg() + (to.latitudeDeg() - from.latitudeDeg()) * share + bend,
                from.longitudeDeg() + (to.longitudeDeg() - from.longitudeDeg()) * share);
    }

    private static RecordedFix fix(int ordinal, Point point, double metresPerSecond) {
        return new RecordedFix(
                START.plusSeconds((long) ordinal * SECONDS),
                Optional.empty(),
                point,
                OptionalDouble.of(4 + ordinal % 7),
                OptionalDouble.of(metresPerSecond),
                RecordedFix.Source.GPS,
                true);
    }
}
