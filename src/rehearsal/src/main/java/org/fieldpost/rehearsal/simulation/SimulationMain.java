package org.fieldpost.rehearsal.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.read.MissionReader;

/**
 * Runs histories from the command line: {@code --seed=N} one of them, {@code --seeds=N} so many from 1 on, {@code --minutes=N}
 * as many as fit. Exit code 1 with the seed when a promise is broken.
 */
public final class SimulationMain {

    private static final int STEPS = 160;

    /** Every so many seeds one has a crowd. */
    private static final int CROWD_EVERY = 25;

    private static final int CROWD = 200;

    private SimulationMain() {}

    public static void main(String[] args) {
        long from = 1;
        long to = 20;
        Duration most = Duration.ofDays(1);
        for (String arg : args) {
            long number = Long.parseLong(arg.replaceFirst("^--[a-z]+=", ""));
            if (arg.startsWith("--seed=")) {
                from = number;
                to = number;
            } else if (arg.startsWith("--seeds=")) {
                to = number;
            } else if (arg.startsWith("--minutes=")) {
                to = Long.MAX_VALUE;
                most = Duration.ofMinutes(number);
            }
        }
        String found = firstBroken(from, to, most.toMillis());
        System.out.println(found.isEmpty() ? "Every promise held." : found);
        System.exit(found.isEmpty() ? 0 : 1);
    }

    /** What the first history that breaks a promise found; empty when all hold, or the time is used up. */
    public static String firstBroken(long fromSeed, long toSeed, long mostMillis) {
        Mission mission = MissionReader.shipped("sorrenga");
        long end = System.nanoTime() / 1_000_000 + mostMillis;
        for (long seed = fromSeed; seed <= toSeed && System.nanoTime() / 1_000_000 < end; seed++) {
            try {
                run(seed, mission);
            } catch (BrokenPromise broken) {
                return broken.getMessage();
            }
        }
        return "";
    }

    /** The history of a seed, as text. */
    static String told(long seed) {
        return run(seed, MissionReader.shipped("sorrenga"));
    }

    private static String run(long seed, Mission mission) {
        boolean crowd = seed % CROWD_EVERY == 0;
        Path folder = folder();
        try (var history = new History(seed, crowd ? CROWD : 2 + (int) (seed % 6), mission, folder)) {
            history.run(crowd ? STEPS * 6 : STEPS);
            return history.told();
        } finally {
            remove(folder);
        }
    }

    /** In memory where the machine offers it: the disk that is simulated need not turn. */
    private static Path folder() {
        try {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "fieldpost-simulation")
                    : Files.createTempDirectory("fieldpost-simulation");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
