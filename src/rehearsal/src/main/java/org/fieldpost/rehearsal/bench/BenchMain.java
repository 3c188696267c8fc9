package org.fieldpost.rehearsal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;

/**
 * Measures what the exchange costs; {@code wire}, {@code batches} or {@code singles} alone when named. {@code map} measures the
 * frames of the phone's map instead, {@code phone} its cold start, its unlocking, its list of reports and its memory; both need a
 * display.
 * {@code list} measures the phone's list of ten thousand reports, {@code unlock} what its PIN and its encryption cost, {@code save}
 * how long a report takes to be durable beside the disk alone. {@code views} measures the server's views over so many reports of so
 * many weeks, in the embedded database or in the PostgreSQL at an address; {@code exports}, likewise, what leaves it as files, at
 * most a million of them; {@code large} both, and between them what is taken in while people read. A dash stands for the embedded
 * database, and a folder named last is kept: what was filled is used again.
 */
public final class BenchMain {

    private static final int MOST_EXPORTED = 1_000_000;

    private BenchMain() {}

    public static void main(String[] args) {
        try {
            boolean kept = args.length > 4;
            Path folder =
                    kept ? Files.createDirectories(Path.of(args[4])) : Files.createTempDirectory("fieldpost-bench");
            try {
                String what = args.length == 0 ? "" : args[0];
                int reports = args.length > 1 ? Integer.parseInt(args[1]) : 10_000_000;
                int weeks = args.length > 2 ? Integer.parseInt(args[2]) : 156;
                String database = args.length > 3 && !args[3].equals("-") ? args[3] : "";
                if (List.of("views", "exports", "large").contains(what)) {
                    large(what, FilledServer.start(folder, reports, weeks, database), reports, weeks);
                } else {
                    run(folder, what);
                }
            } finally {
                if (!kept) {
                    remove(folder);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("The measurement failed: " + e.getMessage(), e);
        }
    }

    private static void large(String what, FilledServer filled, int reports, int weeks) throws Exception {
        try (FilledServer server = filled) {
            if (!what.equals("exports")) {
                ViewCost.run(server);
            }
            if (what.equals("large")) {
                new WhileRead(server).run();
            }
            if (!what.equals("views")) {
                int days = (int) (weeks * 7L * Math.min(1, MOST_EXPORTED / (double) reports));
                new ExportCost(server, Math.min(reports, MOST_EXPORTED), days).run();
            }
        }
    }

    private static void run(Path folder, String what) throws Exception {
        Mission mission = MissionReader.shipped("sorrenga");
        if (what.equals("list")) {
            new ReportListCost(mission, folder).run();
            return;
        }
        if (what.equals("unlock")) {
            new UnlockCost(mission, folder).run();
            return;
        }
        if (what.equals("save")) {
            new SaveCost(mission, folder).run();
            return;
        }
        if (what.equals("phone")) {
            new ColdStart(mission, folder).run();
            return;
        }
        var random = new SecureRandom();
        var settings = Settings.in(folder, mission, MissionMode.EXERCISE).withCompareFingerprints(false);
        try (SyncServer server = SyncServer.start(settings, Clock.systemUTC(), random)) {
            if (what.isEmpty() || what.equals("wire")) {
                new WireCost(server, mission, random).run();
            }
            if (what.equals("map")) {
                new MapFrames(server.phones().invite(server.address()), folder).run(mission);
                return;
            }
            var intake = new Intake(server, mission, random);
            if (what.isEmpty() || what.equals("batches")) {
                intake.batches();
            }
            if (what.isEmpty() || what.equals("singles")) {
                intake.singles();
                new Ceiling(random).run();
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
