package org.fieldpost.exchange.text;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.entry.AnyReport;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;

/** An observation that may go as a text, with any receipt; the same seed gives the same. */
record AnyText(ReceiptCode receipt, Observation observation) {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final long CENTURY_S = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond()
            - Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    static AnyText any(long seed) {
        var random = new Random(seed);
        var reports = new AnyReport(seed);
        Observation report = reports.observation();
        while (report.circumstances().handling().atLeast(Handling.H3)) {
            report = reports.observation();
        }
        return new AnyText(receipt(random, random.nextBoolean()), placed(report, random));
    }

    /** Empty when this seed's may go as a text. */
    static Optional<Observation> restricted(long seed) {
        return Optional.of(new AnyReport(seed).observation())
                .filter(report -> report.circumstances().handling().atLeast(Handling.H3));
    }

    AnyText inOtherMode() {
        return new AnyText(
                new ReceiptCode(!receipt.exercise(), receipt.author(), receipt.generation(), receipt.number()),
                observation);
    }

    String written(MissionId mission, Bytes key) {
        return TextReport.write(receipt, observation, mission, key);
    }

    private static ReceiptCode receipt(Random random, boolean exercise) {
        return new ReceiptCode(
                exercise,
                (char) ('A' + random.nextInt(26)) + String.valueOf(random.nextInt(10_000)),
                random.nextBoolean() ? 1 : 1 + random.nextInt(26),
                1 + random.nextInt(random.nextBoolean() ? 999 : Integer.MAX_VALUE - 1));
    }

    /** Where MGRS reaches, in the century that two digits of a year can name. */
    private static Observation placed(Observation report, Random random) {
        Circumstances was = report.circumstances();
        var point = new Point(random.nextInt(-79, 84) + random.nextDouble(), random.nextDouble() * 360 - 180);
        long century = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
        Instant at = Instant.ofEpochSecond(century + (long) (random.nextDouble() * CENTURY_S));
        return Observation.of(
                report.kind(),
                new Circumstances(
                        was.patrol(),
                        new Position(point, 8, Position.Source.GPS),
                        was.knownPoint(),
                        was.region(),
                        at,
                        was.clock(),
                        at,
                        was.handling(),
                        was.flash(),
                        was.note(),
                        was.officerCoding()),
                report.answers());
    }
}
