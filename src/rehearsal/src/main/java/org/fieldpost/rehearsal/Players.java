package org.fieldpost.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.ShippedExercises;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.rehearsal.patrol.ExercisePlayer;
import org.fieldpost.rehearsal.patrol.SimulatedPhone;

/** Simulated patrols that look every few seconds whether a trainer shows them something, and answer it; some better than others. */
final class Players implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** From the best to one who is mostly wrong. */
    private static final double[] SKILLS = {1, 0.8, 0.6, 0.35};

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var made = new Thread(work, "players");
        made.setDaemon(true);
        return made;
    });

    private Optional<Future<?>> playing = Optional.empty();

    /** One phone and how it plays each exercise. */
    private record Seat(SimulatedPhone phone, ExercisePlayer player) {}

    void start(Mission world, List<SimulatedPhone> phones, String server) {
        // the longer one holds no inject that the shorter one numbers otherwise: one that is not known is left
        // unanswered
        Exercise hour = ShippedExercises.read(
                ShippedExercises.IDS.get(0), VocabularyReader.shipped(), name -> Optional.of(world));
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < phones.size(); i++) {
            seats.add(new Seat(phones.get(i), new ExercisePlayer(hour, i, SKILLS[i % SKILLS.length])));
        }
        playing = Optional.of(thread.scheduleWithFixedDelay(
                () -> seats.forEach(seat -> turn(seat, server)),
                EVERY.toMillis(),
                EVERY.toMillis(),
                TimeUnit.MILLISECONDS));
    }

    private static void turn(Seat seat, String server) {
        try {
            var carrier = new HttpCarrier(server, PATIENCE);
            seat.phone.exchange(carrier);
            if (seat.phone.play(seat.player, Instant.now()) > 0) {
                seat.phone.exchange(carrier);
            }
        } catch (RuntimeException notNow) {
            // the others go on, and this one tries again at its next turn
            System.err.println("a simulated patrol could not play: " + notNow);
        }
    }

    @Override
    public void close() {
        playing.ifPresent(turns -> turns.cancel(false));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(20, TimeUnit.SECONDS)) {
                System.err.println("a simulated patrol was still playing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
