package org.fieldpost.rehearsal.patrol;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.exercise.Played;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Safe;

/** An officer's phone without a screen: the real notebook in a real file, a seed for eyes. */
public final class SimulatedPhone implements AutoCloseable {

    /** It has no screen on which a draft would stand. */
    private static final String DRAFT = "0000000000000000";

    private final Notebook notebook;
    private final Mission mission;
    private final Random random;
    private final SecureRandom keysRandom;
    private final Sightings sightings;
    private final String crewCode;

    /** Enrols a fresh notebook in this folder. */
    public SimulatedPhone(Path folder, Invitation invitation, Mission mission, long seed, SecureRandom keysRandom) {
        this(
                Notebook.open(
                        folder.resolve("notebook-" + invitation.officerCode() + ".db"),
                        invitation.mode(),
                        Safe.withoutLock(),
                        Clock.systemUTC()),
                invitation,
                mission,
                seed,
                keysRandom);
    }

    /** Enrols this fresh notebook, and closes it in the end. */
    public SimulatedPhone(
            Notebook notebook, Invitation invitation, Mission mission, long seed, SecureRandom keysRandom) {
        this.notebook = notebook;
        this.mission = mission;
        this.random = new Random(seed);
        this.keysRandom = keysRandom;
        this.sightings = new Sightings(mission, random);
        this.crewCode = "CREW-" + invitation.officerCode();
        notebook.enrol(invitation, keysRandom);
    }

    public Notebook notebook() {
        return notebook;
    }

    /**
     * Goes on one patrol of about six hours through places near each other.
     *
     * @return how many observations it made
     */
    public int patrol(Instant start) {
        var key = new PatrolKey(crewCode, start);
        List<KnownPoint> places = mission.points().stream()
                .filter(p -> mission.regions().match(p.point()).isPresent())
                .toList();
        KnownPoint from = places.get(random.nextInt(places.size()));
        var running = new Patrol(
                key,
                CodeList.MEANS.code(random.nextInt(3) == 0 ? "FOOT" : "VEHICLE"),
                CodeList.TASK.code("ROUTINE"),
                Patrol.State.RUNNING,
                Optional.empty(),
                Optional.of(sightings.near(from.point())));
        notebook.record(running);
        List<KnownPoint> route = mission.nearest(from.point()).stream()
                .filter(places::contains)
                .limit(4)
                .toList();
        Instant now = start;
        int observed = 0;
        for (KnownPoint place : route) {
            Instant arrived = now.plus(Duration.ofMinutes(20 + random.nextInt(60)));
            if (random.nextInt(4) == 0) {
                notebook.submit(sightings.nothingAt(place, key, now, arrived));
            } else {
                notebook.submit(sightings.at(place, key, arrived), DRAFT);
                observed++;
            }
            now = arrived;
        }
        notebook.record(running.ended(now.plus(Duration.ofMinutes(30))));
        return observed;
    }

    /**
     * Answers what an exercise has shown it and what is still open.
     *
     * @return how many situations it answered
     */
    public int play(ExercisePlayer player, Instant now) {
        int answered = 0;
        for (Played played : notebook.exercise().all()) {
            if (played.open() && !played.situation().givenAt().isAfter(now)) {
                notebook.exercise().meet(played.situation());
                ExercisePlayer.Deed deed = player.answer(played.situation(), now);
                if (deed instanceof ExercisePlayer.Reports reports) {
                    notebook.exercise().answering(DRAFT);
                    notebook.submit(reports.observation(), DRAFT);
                } else if (deed instanceof ExercisePlayer.Seals seals
                        && notebook.recipient().isPresent()) {
                    // a person compares its fingerprint with the board's
                    notebook.answerRecipient(true);
                    notebook.exercise().answering(DRAFT);
                    notebook.submitSealed(seals.observation(), DRAFT, keysRandom);
                } else if (deed instanceof ExercisePlayer.SawNothing nothing) {
                    notebook.submit(nothing.report());
                } else {
                    notebook.exercise().nothing(played.situation().id());
                }
                answered++;
            }
        }
        return answered;
    }

    /** Exchanges over the network until nothing waits or the link is lost. */
    public NetworkExchange.Outcome exchange(Carrier carrier) {
        return new NetworkExchange(notebook.engine(keysRandom), carrier).run();
    }

    /** Writes what waits into a courier file. */
    public void hand(Path courierFile) {
        CourierFile.write(courierFile, notebook.engine(keysRandom).writeAll(ExchangeEngine.USUAL_BODY_BYTES));
    }

    /** The first morning at or after this instant, at seven in the time of the mission. */
    public static Instant morning(Instant day, ZoneOffset zone) {
        return day.atOffset(zone).toLocalDate().atTime(7, 0).toInstant(zone);
    }

    @Override
    public void close() {
        notebook.close();
    }
}
