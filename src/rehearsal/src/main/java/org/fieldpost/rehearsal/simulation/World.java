package org.fieldpost.rehearsal.simulation;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;

/** Everybody in one history: phones, their two servers, and what lies between them. */
final class World implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-11-02T06:00:00Z");

    /** The whole history stays below the year for which a server keeps a key for a phone that is not heard. */
    private static final Duration LONGEST_IN_WEEKS = Duration.ofDays(270);

    final Random random;
    final Path folder;
    final VirtualClock clock = VirtualClock.startingAt(START);
    final Wire wire;
    final SimServer live;
    final SimServer exercise;
    final List<SimPhone> phones = new ArrayList<>();
    private final Map<SimServer, BoxKey> recipients = new HashMap<>();

    World(long seed, int phoneCount, Mission mission, Path folder) {
        this.random = new Random(seed);
        this.folder = folder;
        this.wire = new Wire(random);
        SecureRandom keys = new SeededRandom(seed + 1);
        live = new SimServer(folder.resolve("live"), mission, MissionMode.LIVE, clock.another(), keys);
        exercise = new SimServer(folder.resolve("exercise"), mission, MissionMode.EXERCISE, clock.another(), keys);
        for (SimServer server : servers()) {
            SigningKey signing = SigningKey.generate(keys);
            BoxKey box = BoxKey.generate(keys);
            recipients.put(server, box);
            server.recipients()
                    .add(RecipientKey.sign(server.space().id(), 1, signing.verifyingKey(), box.publicKey(), signing));
        }
        for (int i = 0; i < phoneCount; i++) {
            SimServer server = i % 4 == 3 ? exercise : live;
            phones.add(new SimPhone(folder, server.invite(), clock.another(), keys));
        }
    }

    List<SimServer> servers() {
        return List.of(live, exercise);
    }

    /** Of those who may read the sealed reports that this server receives. */
    BoxKey recipient(SimServer server) {
        return recipients.get(server);
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    SimServer anyServer() {
        return random.nextInt(4) == 0 ? exercise : live;
    }

    SimServer serverOf(SimPhone phone) {
        return phone.invitation().mode() == MissionMode.LIVE ? live : exercise;
    }

    SimPhone anyPhone() {
        List<SimPhone> left = phones.stream().filter(p -> !p.wiped).toList();
        return left.isEmpty() ? phones.get(0) : any(left);
    }

    /** Does something on a phone whose power may go; then it is started again and P3 is checked. */
    <T> T on(SimPhone phone, Supplier<T> work, T whenDark) {
        try {
            T result = work.get();
            if (phone.disk().dark()) {
                phone.startAgain();
                Promises.nothingSavedIsLost(phone);
            }
            return result;
        } catch (RuntimeException e) {
            if (e instanceof BrokenPromise || !phone.disk().dark()) {
                throw e;
            }
            phone.startAgain();
            Promises.nothingSavedIsLost(phone);
            return whenDark;
        }
    }

    /** A phone whose power goes while it is merely looked at is started again, too. */
    void doUnderAnyPower(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            List<SimPhone> dark = phones.stream().filter(p -> p.disk().dark()).toList();
            if (e instanceof BrokenPromise || dark.isEmpty()) {
                throw e;
            }
            for (SimPhone phone : dark) {
                phone.startAgain();
                Promises.nothingSavedIsLost(phone);
            }
        }
    }

    /** The servers run meanwhile. */
    void letTimePass(Duration time) {
        Duration atOnce = Duration.ofHours(6);
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(atOnce)) {
            clock.pass(left.compareTo(atOnce) < 0 ? left : atOnce);
            servers().forEach(SimServer::lookAfterKeys);
        }
    }

    void letWeeksPass() {
        Duration weeks = Duration.ofDays(random.nextInt(6 * 7));
        Duration since = Duration.between(START, Instant.EPOCH.plus(clock.passed()));
        if (since.plus(weeks).compareTo(LONGEST_IN_WEEKS) < 0) {
            letTimePass(weeks);
        }
    }

    @Override
    public void close() {
        phones.forEach(SimPhone::close);
        servers().forEach(SimServer::close);
    }
}
