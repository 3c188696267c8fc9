package org.fieldpost.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.rehearsal.patrol.SimulatedPhone;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.ingest.CourierDesk;

/**
 * The main job in small: a server on its embedded database, simulated phones on the real code, patrols, exchange over the
 * network and by courier. All of it is an exercise, so that nothing in it can be taken for a real report.
 */
public final class Demo implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Mission mission;
    private final SyncServer server;
    private final Players players = new Players();
    private final List<SimulatedPhone> phones = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();
    private final Consumer<String> out;
    private final Words words;

    /**
     * Starts the server.
     *
     * @param folder everything the demonstration writes; removed when it closes
     * @param port 0 for any free one
     */
    public Demo(Path folder, Mission mission, int port, Consumer<String> out, Words words) {
        this.folder = folder;
        this.mission = mission;
        this.out = out;
        this.words = words;
        var settings = Settings.in(folder.resolve("server"), mission, MissionMode.EXERCISE)
                .withPort(port)
                .withCompareFingerprints(false);
        server = SyncServer.start(settings, Clock.systemUTC(), random);
        say("demo.server", server.address());
    }

    public SyncServer server() {
        return server;
    }

    /** Lets phones enrol, patrol for so many days up to now, and exchange; the last one by courier file. */
    public void rehearse(int phoneCount, int days, long seed) throws IOException {
        for (int i = 0; i < phoneCount; i++) {
            phones.add(new SimulatedPhone(folder, server.phones().invite(server.address()), mission, seed + i, random));
        }
        say("demo.enrolled", phoneCount, mission.name(words.language()));
        long observed = 0;
        Instant today = Instant.now();
        for (int day = days; day >= 1; day--) {
            Instant morning = SimulatedPhone.morning(today.minus(Duration.ofDays(day)), ZoneOffset.UTC);
            for (SimulatedPhone phone : phones) {
                observed += phone.patrol(morning);
            }
            if (day % 7 == 1) {
                say("demo.patrolled", days - day + 1, days, observed);
            }
        }
        long delivered = 0;
        for (SimulatedPhone phone : phones.subList(0, phoneCount - 1)) {
            NetworkExchange.Outcome outcome = phone.exchange(new HttpCarrier(server.address(), PATIENCE));
            delivered += outcome.delivered();
            if (!(outcome.ending() instanceof NetworkExchange.Finished)) {
                throw new IllegalStateException("A simulated phone could not exchange: " + outcome.ending());
            }
        }
        say("demo.exchanged", phoneCount - 1, delivered);
        byCourier(phones.get(phoneCount - 1));
    }

    /** The simulated patrols play whatever exercise a trainer runs, until this closes. Only where an exercise plays in this country. */
    public void playExercises() {
        if (mission.fictional()) {
            players.start(mission, phones.subList(0, phones.size() - 1), server.address());
        }
    }

    private void byCourier(SimulatedPhone phone) throws IOException {
        Path file = folder.resolve("courier.fieldpost");
        phone.hand(file);
        try (InputStream in = Files.newInputStream(file)) {
            CourierDesk.Imported imported = server.courierDesk().take("courier.fieldpost", in);
            say(
                    "demo.courier",
                    imported.fresh().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum());
        }
    }

    /** An invitation for the phone in the window. */
    public Invitation inviteVisitor() {
        return server.phones().invite(server.address());
    }

    /** Prints where the dashboard is and how to sign in the first time. */
    public void announce() {
        String name = "supervisor";
        String password = server.people().add(name, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.TRAINER);
        say("demo.dashboard", server.address() + "/", name, password);
    }

    void say(String key, Object... args) {
        out.accept(words.say(key, args));
    }

    @Override
    public void close() {
        players.close();
        phones.forEach(SimulatedPhone::close);
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw Problem.of("file.unwritable", folder).causedBy(e);
        }
    }
}
