package org.fieldpost.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.Gps;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.carrier.LockedExchange;
import org.fieldpost.exchange.carrier.ReadyEnvelopes;
import org.fieldpost.exchange.enrolment.ServerAddress;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.notebook.Notebook;

/**
 * What the officer's view models work with.
 *
 * @param missions the mission package of a name, as the invitation names it
 * @param network the carrier to a server address
 */
public record Desk(
        Notebook notebook,
        Function<String, Mission> missions,
        Vocabulary vocabulary,
        Clock clock,
        SecureRandom random,
        Device device,
        Background background,
        Background link,
        Function<ServerAddress, Carrier> network) {

    private static final double EXERCISE_ACCURACY_M = 8;

    /**
     * The same, with the mission package that came from the server in the place of the app's own, if one came. What is written
     * in the meantime goes on with the package it was begun with. Reads the notebook: not for the screen's thread.
     */
    public Desk withTakenPackage() {
        return notebook.packages()
                .used(vocabulary)
                .map(used -> new Desk(
                        notebook,
                        name -> name.equals(used.mission().id()) ? used.mission() : missions.apply(name),
                        used.vocabulary(),
                        clock,
                        random,
                        device,
                        background,
                        link,
                        network))
                .orElse(this);
    }

    /** The mission of this notebook's enrolment. Reads the notebook: not for the screen's thread. */
    public Optional<Mission> mission() {
        return notebook.enrolment().map(e -> missions.apply(e.invitation().missionPackage()));
    }

    /** Sealed envelopes of all notebooks of this phone, which travel while they are locked. */
    public ReadyEnvelopes ready() {
        return new ReadyEnvelopes(device.files().privateDirectory().resolve("ready"));
    }

    /** After whatever was submitted: should the app be killed, the notebook be locked or its key be lost now, it travels all the same. */
    public void makeReady() {
        try {
            sealTextForTravel();
        } catch (ProblemException notNow) {
            // the notebook holds it; it is made ready again at lock
            return;
        }
    }

    /** For the others on this phone, whose notebooks are locked now. Reads the notebook: not for the screen's thread. */
    public LockedExchange ofOthers() {
        return new LockedExchange(ready(), network, clock);
    }

    /** Whether anybody is at the other end: not where somebody practises alone. */
    private boolean travels() {
        return notebook.enrolment().filter(e -> !e.invitation().alone()).isPresent();
    }

    /** All that waits travels while the notebook is locked. Reads the notebook: not for the screen's thread. */
    public void sealAllForTravel() {
        if (travels()) {
            notebook.sealForTravel(ready(), random);
        }
    }

    /** As {@link #sealAllForTravel()}, but for photos: after each submission. */
    public void sealTextForTravel() {
        if (travels()) {
            notebook.sealTextForTravel(ready(), random);
        }
    }

    /**
     * What came while the notebook was locked is read. Reads the notebook: not for the screen's thread.
     *
     * @return whether the phone was revoked meanwhile
     */
    public boolean takeAnswers() {
        return notebook.enrolment().isPresent()
                && notebook.takeAnswers(ready(), random).stream().anyMatch(Notebook::revokes);
    }

    /** What the mission lets stay no longer leaves this phone. */
    public void letGo() {
        mission().ifPresent(of -> notebook.letGo(clock.instant(), of.retention(), random));
    }

    /** A revoked phone forgets its notebook; a live one as far as a full disk lets it, as its key is destroyed after this in any case. */
    public void wipe() {
        try {
            notebook.wipe();
        } catch (ProblemException noRoom) {
            if (notebook.mode() != MissionMode.LIVE) {
                throw noRoom;
            }
        }
    }

    public Optional<Position> position() {
        return inExercise().map(Optional::of).orElseGet(device.gps()::now);
    }

    /** Where an exercise makes this phone be; a live one is where it is. */
    private Optional<Position> inExercise() {
        return notebook.exercise()
                .current()
                .flatMap(met -> met.standing(clock.instant()))
                .map(there -> new Position(there, EXERCISE_ACCURACY_M, Position.Source.SIMULATED_GPS));
    }

    /** The same, with the moment it was measured. */
    public Optional<Gps.Measured> measured() {
        Instant now = clock.instant();
        return inExercise()
                .map(there -> new Gps.Measured(there, now))
                .or(() -> device.gps().measured(now));
    }
}
