package org.fieldpost.rehearsal.simulation;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.EnvelopeSize;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.Forwarding;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.ReportLine;
import org.fieldpost.server.phones.Phone;

/**
 * One seed's history: officers write, carriers carry and lose, power goes, copies are put back, clocks jump, attackers try;
 * after each step the promises are checked, and at the end, once the links hold, that everything has arrived.
 */
final class History implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-11-02T06:00:00Z");

    private static final Retention SOON = new Retention(Retention.Stay.after(1), Retention.Stay.after(0));

    private final long seed;
    private final Path folder;
    private final Random random;
    private final SecureRandom keys;
    private final VirtualClock clock = VirtualClock.startingAt(START);
    private final Wire wire;
    private final SimServer live;
    private final SimServer exercise;
    private final List<SimPhone> phones = new ArrayList<>();
    private final Map<SimPhone, EnvelopeSize> sizes = new HashMap<>();
    private final List<Sack> sacks = new ArrayList<>();
    private final Map<SimServer, BoxKey> recipients = new HashMap<>();
    private final Map<String, Runnable> doings = new LinkedHashMap<>();
    private final Map<String, Observation> newest = new HashMap<>();
    private final Writing writing;
    private final StringBuilder told = new StringBuilder();
    private boolean revoking = true;
    private String doing = "";
    private String ended = "";

    /** What a courier has in his pocket: envelopes for a server, later answers for a phone. */
    private record Sack(SimPhone from, List<Bytes> up, List<Bytes> down) {}

    History(long seed, int phoneCount, Mission mission, Path folder) {
        this.seed = seed;
        this.folder = folder;
        this.random = new Random(seed);
        this.keys = new SeededRandom(seed + 1);
        this.wire = new Wire(random);
        this.writing = new Writing(mission, random);
        live = new SimServer(folder.resolve("live"), mission, MissionMode.LIVE, clock.another(), keys);
        exercise = new SimServer(folder.resolve("exercise"), mission, MissionMode.EXERCISE, clock.another(), keys);
        for (SimServer server : List.of(live, exercise)) {
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
        chooseDoings();
    }

    private void chooseDoings() {
        doings.put("write", this::write);
        doings.put("write more", this::write);
        doings.put("revise", this::revise);
        doings.put("take back", this::retract);
        doings.put("write sealed", this::writeSealed);
        doings.put("write what a later version knows", this::writeFromTheFuture);
        doings.put("exchange", this::exchange);
        doings.put("exchange again", this::exchange);
        doings.put("exchange without faults", this::exchangeWithoutFaults);
        doings.put("give to a courier", this::giveToCourier);
        doings.put("a courier arrives", this::courierArrives);
        doings.put("a courier returns", this::courierReturns);
        doings.put("meet another phone", this::meet);
        doings.put("forward for others", this::forward);
        doings.put("confirm", this::confirm);
        doings.put("let time pass", () -> letTimePass(Duration.ofMinutes(random.nextInt(60 * 24 * 4))));
        doings.put("let content go", this::letContentGo);
        doings.put("cut a phone's power", this::cutPhone);
        doings.put("cut a server's power", this::cutServer);
        doings.put("copy a phone", () -> any(phones).makeCopy());
        doings.put("put a phone back in time", this::putPhoneBack);
        doings.put("copy a server", () -> anyServer().makeCopy());
        doings.put("put a server back in time", this::putServerBack);
        doings.put("set a clock wrong", this::setClockWrong);
        doings.put("revoke", this::revoke);
        doings.put("replay", () -> wire.replay(anyServer()));
        doings.put("recombine", () -> wire.recombine(anyServer()));
        doings.put("bring to the wrong space", this::bringToTheWrongSpace);
    }

    /** Runs so many steps, then lets everything arrive and checks that it has. */
    void run(int steps) {
        List<String> names = List.copyOf(doings.keySet());
        int step = 0;
        try {
            for (SimPhone phone : phones) {
                exchange(phone, List.of());
                serverOf(phone).confirm(phone.invitation());
            }
            for (; step < steps; step++) {
                doing = names.get(random.nextInt(names.size()));
                told.append(step).append(": ").append(doing).append('\n');
                doUnderAnyPower(doings.get(doing));
            }
            doing = "let everything arrive";
            letEverythingArrive();
        } catch (RuntimeException e) {
            throw new BrokenPromise(seed, step, doing, e);
        }
    }

    /** A phone whose power goes while it is merely looked at is started again, too. */
    private void doUnderAnyPower(Runnable work) {
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

    /** What happened, step by step, and what the server counts in the end. */
    String told() {
        return told + String.join("\n", live.counted());
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private SimServer anyServer() {
        return random.nextInt(4) == 0 ? exercise : live;
    }

    private SimServer serverOf(SimPhone phone) {
        return phone.invitation().mode() == MissionMode.LIVE ? live : exercise;
    }

    private SimPhone anyPhone() {
        List<SimPhone> left = phones.stream().filter(p -> !p.wiped).toList();
        return left.isEmpty() ? phones.get(0) : any(left);
    }

    /** Does something on a phone whose power may go; then it is started again and P3 is checked. */
    private <T> T on(SimPhone phone, Supplier<T> work, T whenDark) {
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

    private void write() {
        SimPhone phone = anyPhone();
        if (phone.wiped) {
            return;
        }
        Observation observation = writing.observation(phone.clock().instant());
        String note = observation.circumstances().note();
        List<byte[]> photos = random.nextInt(12) == 0 ? List.of(writing.photo()) : List.of();
        newest.put(note, observation);
        boolean returned = on(
                phone,
                () -> {
                    phone.notebook().submit(observation, "0000000000000000", photos);
                    phone.saved.add(note);
                    return true;
                },
                false);
        if (!returned && phone.reports().containsKey(note)) {
            phone.saved.add(note);
        }
    }

    private void revise() {
        SimPhone phone = anyPhone();
        List<Report> reports = notTakenBack(phone);
        if (phone.wiped || reports.isEmpty()) {
            return;
        }
        Report report = any(reports);
        String note = report.observation().circumstances().note();
        Observation revised = writing.revised(report.observation());
        boolean returned = on(
                phone,
                () -> {
                    phone.notebook().revise(report.receipt(), revised);
                    return true;
                },
                false);
        if (returned) {
            newest.put(note, revised);
        }
    }

    private static List<Report> notTakenBack(SimPhone phone) {
        return phone.notebook().reports().stream()
                .filter(report -> report.state() != Report.State.RETRACTED)
                .toList();
    }

    private void retract() {
        SimPhone phone = anyPhone();
        List<ReceiptCode> receipts = phone.notebook().submitted().lines().stream()
                .filter(line -> line.standing().open())
                .map(ReportLine::receipt)
                .toList();
        if (phone.wiped || receipts.isEmpty()) {
            return;
        }
        ReceiptCode receipt = any(receipts);
        RetractionReason reason = any(List.of(RetractionReason.values()));
        on(
                phone,
                () -> {
                    phone.notebook().submitted().retract(receipt, reason);
                    return true;
                },
                false);
    }

    private void writeSealed() {
        SimPhone phone = anyPhone();
        if (phone.wiped || phone.notebook().recipient().isEmpty()) {
            return;
        }
        Observation observation = writing.sealed(phone.clock().instant());
        on(
                phone,
                () -> {
                    phone.notebook().answerRecipient(true);
                    phone.notebook().submitSealed(observation, "0000000000000000", phone.random());
                    phone.sealedNotes.add(observation.circumstances().note());
                    return true;
                },
                false);
    }

    /** P8: a phone of a later version writes kinds that no server knows yet. */
    private void writeFromTheFuture() {
        SimPhone phone = anyPhone();
        if (phone.wiped) {
            return;
        }
        on(
                phone,
                () -> phone.notebook()
                        .journal()
                        .append(
                                900 + random.nextInt(3),
                                Bytes.of(new byte[] {(byte) random.nextInt(9)}),
                                Priority.USUAL),
                0L);
    }

    private void exchange() {
        List<Wire.Fault> faults = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            faults.add(wire.anyFault());
        }
        exchange(anyPhone(), faults);
    }

    private void exchange(SimPhone phone, List<Wire.Fault> faults) {
        if (phone.wiped) {
            return;
        }
        Carrier link = wire.link(serverOf(phone), faults);
        EnvelopeSize size = sizes.getOrDefault(phone, EnvelopeSize.USUAL);
        on(
                phone,
                () -> {
                    NetworkExchange.Outcome outcome = new NetworkExchange(
                                    phone.engine(), link, Priority.PHOTO, phone.clock(), seen -> {})
                            .run(size);
                    sizes.put(phone, outcome.next());
                    ended = outcome.ending() + " for " + phone.invitation().officerCode();
                    if (outcome.ending() instanceof NetworkExchange.Finished finished) {
                        obey(phone, finished.standing());
                    }
                    return true;
                },
                false);
        Promises.nothingBelievedIsMissing(phone, serverOf(phone));
    }

    private void obey(SimPhone phone, Standing standing) {
        if (standing == Standing.REVOKED) {
            phone.notebook().wipe();
            phone.saved.clear();
            phone.sealedNotes.clear();
            phone.wiped = true;
        }
    }

    /** P4: on a link that holds, what was acknowledged is not sent again. */
    private void exchangeWithoutFaults() {
        SimPhone phone = anyPhone();
        phone.disk().calm();
        serverOf(phone).disk().calm();
        exchange(phone, List.of());
        exchange(phone, List.of());
        boolean settled = !phone.wiped && serverOf(phone).state(phone.invitation()) == Phone.State.FINAL;
        if (settled && phone.notebook().journal().waiting() > 0) {
            exchange(phone, List.of());
            long waiting = phone.notebook().journal().waiting();
            if (waiting > 0) {
                throw new BrokenPromise(
                        "P4",
                        waiting + " entries are sent again and again on a link that holds (" + ended + "): "
                                + phone.waiting() + "; held: " + serverOf(phone).held(phone.invitation()));
            }
        }
    }

    private void giveToCourier() {
        SimPhone phone = anyPhone();
        if (phone.wiped) {
            return;
        }
        List<Bytes> up = on(phone, () -> phone.engine().writeAll(1 << (9 + random.nextInt(8))), List.<Bytes>of());
        up.forEach(wire::watch);
        sacks.add(new Sack(phone, new ArrayList<>(up), new ArrayList<>()));
    }

    /** In any order, some lost, some altered, some brought again by the next courier. */
    private void courierArrives() {
        if (sacks.isEmpty()) {
            return;
        }
        Sack sack = any(sacks);
        List<Bytes> order = new ArrayList<>(sack.up);
        Collections.shuffle(order, random);
        for (Bytes envelope : order) {
            int luck = random.nextInt(10);
            if (luck == 0) {
                continue;
            }
            if (luck == 1) {
                wire.bringAltered(
                        serverOf(sack.from), random.nextBoolean() ? wire.alter(envelope) : wire.cut(envelope));
            } else if (wire.bring(serverOf(sack.from), envelope) instanceof Carrier.Answered answered) {
                sack.down.addAll(answered.envelopes());
            }
        }
        Promises.nothingBelievedIsMissing(sack.from, serverOf(sack.from));
    }

    private void courierReturns() {
        if (sacks.isEmpty()) {
            return;
        }
        Sack sack = any(sacks);
        if (random.nextInt(3) == 0) {
            sacks.remove(sack);
        }
        read(sack.from, sack.down);
    }

    private void read(SimPhone phone, List<Bytes> answers) {
        for (Bytes answer : answers) {
            if (phone.wiped) {
                return;
            }
            on(
                    phone,
                    () -> {
                        if (phone.engine().read(answer) instanceof Reading.Taken taken) {
                            obey(phone, taken.standing());
                        }
                        return true;
                    },
                    false);
        }
        Promises.nothingBelievedIsMissing(phone, serverOf(phone));
    }

    /** One phone hands its envelopes to another, and gets the answers that the other has for it. */
    private void meet() {
        SimPhone guest = anyPhone();
        SimPhone host = anyPhone();
        if (guest.wiped || guest == host || guest.notebook().credential().isEmpty()) {
            return;
        }
        List<Bytes> up = on(guest, () -> guest.engine().writeAll(4096), List.<Bytes>of());
        List<Refusal> refused = host.pouch().take(guest.notebook().credential().orElseThrow(), up);
        boolean samespace = guest.invitation().mode() == host.invitation().mode();
        if (!samespace && refused.size() < up.size()) {
            throw new BrokenPromise("P7", "a phone carries for a phone of the other kind");
        }
        if (samespace) {
            List<Bytes> answers = host.pouch().answersFor(guest.invitation().enrolment());
            read(guest, answers);
            host.pouch().drop(answers);
        }
    }

    private void letContentGo() {
        SimPhone phone = anyPhone();
        if (phone.wiped) {
            return;
        }
        // what can be read now is known by its receipt alone afterwards
        phone.reports();
        on(phone, () -> phone.notebook().letGo(phone.clock().instant(), SOON, phone.random()), 0);
        Promises.nothingSavedIsLost(phone);
    }

    /** The servers run meanwhile. */
    private void letTimePass(Duration time) {
        Duration atOnce = Duration.ofHours(6);
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(atOnce)) {
            clock.pass(left.compareTo(atOnce) < 0 ? left : atOnce);
            live.lookAfterKeys();
            exercise.lookAfterKeys();
        }
    }

    private void forward() {
        SimPhone phone = anyPhone();
        Forwarding.run(phone.pouch(), wire.link(serverOf(phone), List.of(wire.anyFault(), wire.anyFault())));
    }

    private void confirm() {
        SimPhone phone = any(phones);
        if (serverOf(phone).state(phone.invitation()) == Phone.State.CLAIMED) {
            serverOf(phone).confirm(phone.invitation());
        }
    }

    private void cutPhone() {
        anyPhone().disk().cutAt(1L + random.nextInt(60), random.nextBoolean());
    }

    private void cutServer() {
        anyServer().disk().cutAt(1L + random.nextInt(120), random.nextBoolean());
    }

    private void putPhoneBack() {
        SimPhone phone = anyPhone();
        if (phone.hasCopy() && !phone.wiped) {
            phone.putCopyBack();
            Promises.nothingSavedIsLost(phone);
        }
    }

    private void putServerBack() {
        SimServer server = anyServer();
        if (server.hasCopy()) {
            server.putCopyBack();
        }
    }

    private void setClockWrong() {
        Duration year = Duration.ofDays(365L * (random.nextInt(3) - 1));
        if (random.nextInt(4) == 0) {
            anyServer().clock().setWrong(year);
        } else {
            anyPhone().clock().setWrong(year);
        }
    }

    private void revoke() {
        if (revoking && random.nextInt(6) == 0 && phones.size() > 2) {
            SimPhone phone = anyPhone();
            serverOf(phone).revoke(phone.invitation());
            revoking = phones.size() > 20;
        }
    }

    /** P7: exercise and live never cross. */
    private void bringToTheWrongSpace() {
        SimPhone phone = anyPhone();
        if (phone.wiped) {
            return;
        }
        SimServer wrong = serverOf(phone) == live ? exercise : live;
        List<String> before = wrong.state();
        List<Bytes> envelopes = on(phone, () -> phone.engine().writeAll(4096), List.<Bytes>of());
        for (Bytes envelope : envelopes) {
            boolean refused = wire.bring(wrong, envelope) instanceof Carrier.TurnedAway away
                    && (away.reason() == Refusal.OTHER_MODE || away.reason() == Refusal.OTHER_MISSION);
            if (!refused && !wrong.disk().dark()) {
                throw new BrokenPromise("P7", "an envelope of the other kind was not refused as such");
            }
        }
        if (!wrong.state().equals(before)) {
            throw new BrokenPromise("P7", "an envelope of the other kind changed something");
        }
    }

    private void letEverythingArrive() {
        for (SimPhone phone : phones) {
            phone.disk().plugIn();
            phone.startAgain();
            phone.clock().setWrong(Duration.ZERO);
        }
        for (SimServer server : List.of(live, exercise)) {
            server.startAgain();
            server.clock().setWrong(Duration.ZERO);
        }
        letTimePass(Duration.ofDays(1));
        for (SimPhone phone : phones) {
            if (serverOf(phone).state(phone.invitation()) == Phone.State.CLAIMED) {
                serverOf(phone).confirm(phone.invitation());
            }
            int most = 40 + phone.sealedNotes.size() * 2;
            for (int i = 0; i < most && !phone.wiped; i++) {
                exchange(phone, List.of());
            }
        }
        phones.forEach(phone -> Promises.everythingArrived(phone, serverOf(phone), ended));
        for (SimServer server : List.of(live, exercise)) {
            Promises.sealedArrived(
                    server,
                    recipients.get(server),
                    phones.stream().filter(p -> serverOf(p) == server).toList());
        }
        Promises.sameWhateverTheOrder(live, random, folder.resolve("another-order"));
    }

    @Override
    public void close() {
        phones.forEach(SimPhone::close);
        live.close();
        exercise.close();
    }
}
