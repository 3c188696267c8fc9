package org.fieldpost.server.exercise;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.ExerciseWriter;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Remark;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.storage.Database;

/** Runs exercises: what is kept and what phones are told is kept and told together, or neither. Safe from any thread. */
final class RunDesk {

    /** The journals of what goes down to phones. */
    interface Downlink {
        void tell(EnrolmentId phone, Body body);
    }

    private final Database database;
    private final RunStore store;
    private final Remarks remarks;
    private final Downlink downlink;
    private final Clock clock;
    private final SecureRandom random;
    private final Mission world;

    RunDesk(Database database, RunStore store, Downlink downlink, Mission world, Clock clock, SecureRandom random) {
        this.database = database;
        this.store = store;
        this.remarks = new Remarks(database);
        this.downlink = downlink;
        this.world = world;
        this.clock = clock;
        this.random = random;
    }

    /** @return the new run's number */
    long make(Exercise exercise, List<Run.Player> players, String by) {
        if (players.isEmpty()) {
            throw Problem.of("run.no_players").asException();
        }
        Instant now = now();
        var run = new Run(id(), by, now, exercise, RunClock.ready(now), players, List.of(), Set.of());
        store.make(run, ExerciseWriter.write(exercise, world));
        return run.id();
    }

    Optional<Run> find(long id) {
        return store.find(id);
    }

    /** Whatever is due in any run is given. Called every few seconds; calling it again changes nothing. */
    void tick() {
        for (long running : store.running()) {
            database.write(db -> {
                Run run = store.find(running).orElseThrow();
                run.due(now()).forEach(inject -> give(run, inject, now()));
                return run;
            });
        }
    }

    /**
     * Starts it, or goes on.
     *
     * @param ahead whether all that is to come is sent at once, to be shown at its time, for phones that will have no network
     */
    void start(Run run, boolean ahead) {
        database.write(db -> {
            RunClock started = change(run, clock -> clock.running(now()));
            if (ahead) {
                Run now = store.find(run.id()).orElseThrow();
                now.waiting().forEach(inject -> give(now, inject, started.when(inject.at())));
            }
            return started;
        });
        tick();
    }

    void pause(Run run) {
        change(run, clock -> clock.paused(now()));
    }

    void speed(Run run, int tenfold) {
        change(run, clock -> clock.at(tenfold, now()));
        tick();
    }

    /** Forward to when the next inject is due. */
    void forward(Run run) {
        Optional<Duration> next = run.waiting().stream().map(Inject::at).min(Duration::compareTo);
        next.ifPresent(to -> change(run, clock -> clock.forward(to, now())));
        tick();
    }

    void end(Run run) {
        change(run, clock -> clock.ended(now()));
    }

    private RunClock change(Run run, UnaryOperator<RunClock> changing) {
        RunClock is = changing.apply(run.clock());
        if (run.clock().state() == RunClock.State.ENDED) {
            throw Problem.of("run.ended").asException();
        }
        if (!store.set(run.id(), run.clock(), is)) {
            throw Problem.of("run.overtaken").asException();
        }
        return is;
    }

    void skip(Run run, int inject) {
        requireRunning(run);
        store.skip(run.id(), inject);
    }

    /** Gives an inject now, before its time or once more. */
    void give(Run run, int inject) {
        requireRunning(run);
        database.write(db -> give(run, run.inject(inject).orElseThrow(), now()));
    }

    private static void requireRunning(Run run) {
        if (run.clock().state() == RunClock.State.ENDED) {
            throw Problem.of("run.ended").asException();
        }
    }

    private Run.Given give(Run run, Inject inject, Instant at) {
        return give(run, Situation.of(inject, run.exercise().title(), id(), at), inject.to());
    }

    /** Gives something that is in no file. */
    void free(Run run, Inject.Means means, String from, String title, String text, String role) {
        requireRunning(run);
        Instant now = now();
        var situation = new Situation(
                id(),
                run.exercise().title(),
                0,
                run.clock().at(now),
                means,
                from,
                title,
                text,
                Optional.empty(),
                List.of(),
                now);
        database.write(db -> give(run, situation, role));
    }

    private Run.Given give(Run run, Situation situation, String role) {
        var given = new Run.Given(situation, role, false);
        store.keep(run.id(), given);
        run.players().stream()
                .filter(player -> player.plays(role))
                .forEach(player -> downlink.tell(player.phone(), new Body.SituationGiven(situation)));
        return given;
    }

    /** Players see what a good answer to this was, and so what theirs is worth. */
    void showKey(Run run, Run.Given given) {
        Optional<Inject> inject = run.inject(given.inject());
        if (inject.isEmpty()) {
            return;
        }
        database.write(db -> {
            if (store.keyShown(given.situation().id())) {
                var shown = new Body.KeyShown(given.situation().id(), ExerciseWriter.row(inject.get(), world));
                run.players().stream()
                        .filter(player -> player.plays(given.role()))
                        .forEach(player -> downlink.tell(player.phone(), shown));
            }
            return given;
        });
    }

    void remark(Run.Given given, Run.Player player, String text, String by) {
        var remark = new Remark(given.situation().id(), text, now());
        database.write(db -> {
            remarks.keep(remark, player.phone(), by);
            downlink.tell(player.phone(), new Body.Remarked(remark));
            return remark;
        });
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private long id() {
        return 1 + (random.nextLong() >>> 2);
    }
}
