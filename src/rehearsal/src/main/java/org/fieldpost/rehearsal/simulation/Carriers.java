package org.fieldpost.rehearsal.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.EnvelopeSize;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.Forwarding;
import org.fieldpost.server.phones.Phone;

/** Everything that brings envelopes from phones to servers and answers back, and loses and alters some. */
final class Carriers {

    private final World world;
    private final Map<SimPhone, EnvelopeSize> sizes = new HashMap<>();
    private final List<Sack> sacks = new ArrayList<>();
    private String ended = "";

    /** What a courier has in his pocket: envelopes for a server, later answers for a phone. */
    private record Sack(SimPhone from, List<Bytes> up, List<Bytes> down) {}

    Carriers(World world) {
        this.world = world;
    }

    /** How the last exchange ended, for whoever looks into a broken promise. */
    String ended() {
        return ended;
    }

    void exchange() {
        List<Wire.Fault> faults = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            faults.add(world.wire.anyFault());
        }
        exchange(world.anyPhone(), faults);
    }

    void exchange(SimPhone phone, List<Wire.Fault> faults) {
        if (phone.wiped) {
            return;
        }
        Carrier link = world.wire.link(world.serverOf(phone), faults);
        EnvelopeSize size = sizes.getOrDefault(phone, EnvelopeSize.USUAL);
        world.on(
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
        Promises.nothingBelievedIsMissing(phone, world.serverOf(phone));
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
    void exchangeWithoutFaults() {
        SimPhone phone = world.anyPhone();
        phone.disk().calm();
        world.serverOf(phone).disk().calm();
        exchange(phone, List.of());
        exchange(phone, List.of());
        boolean settled = !phone.wiped && world.serverOf(phone).state(phone.invitation()) == Phone.State.FINAL;
        if (settled && phone.notebook().journal().waiting() > 0) {
            exchange(phone, List.of());
            long waiting = phone.notebook().journal().waiting();
            if (waiting > 0) {
                throw new BrokenPromise(
                        "P4",
                        waiting + " entries are sent again and again on a link that holds (" + ended + "): "
                                + phone.waiting() + "; held: "
                                + world.serverOf(phone).held(phone.invitation()));
            }
        }
    }

    void giveToCourier() {
        SimPhone phone = world.anyPhone();
        if (phone.wiped) {
            return;
        }
        List<Bytes> up =
                world.on(phone, () -> phone.engine().writeAll(1 << (9 + world.random.nextInt(8))), List.<Bytes>of());
        up.forEach(world.wire::watch);
        sacks.add(new Sack(phone, new ArrayList<>(up), new ArrayList<>()));
    }

    /** In any order, some lost, some altered, some brought again by the next courier. */
    void courierArrives() {
        if (sacks.isEmpty()) {
            return;
        }
        Sack sack = world.any(sacks);
        List<Bytes> order = new ArrayList<>(sack.up);
        Collections.shuffle(order, world.random);
        for (Bytes envelope : order) {
            int luck = world.random.nextInt(10);
            if (luck == 0) {
                continue;
            }
            if (luck == 1) {
                world.wire.bringAltered(
                        world.serverOf(sack.from),
                        world.random.nextBoolean() ? world.wire.alter(envelope) : world.wire.cut(envelope));
            } else if (world.wire.bring(world.serverOf(sack.from), envelope) instanceof Carrier.Answered answered) {
                sack.down.addAll(answered.envelopes());
            }
        }
        Promises.nothingBelievedIsMissing(sack.from, world.serverOf(sack.from));
    }

    void courierReturns() {
        if (sacks.isEmpty()) {
            return;
        }
        Sack sack = world.any(sacks);
        if (world.random.nextInt(3) == 0) {
            sacks.remove(sack);
        }
        read(sack.from, sack.down);
    }

    private void read(SimPhone phone, List<Bytes> answers) {
        for (Bytes answer : answers) {
            if (phone.wiped) {
                return;
            }
            world.on(
                    phone,
                    () -> {
                        if (phone.engine().read(answer) instanceof Reading.Taken taken) {
                            obey(phone, taken.standing());
                        }
                        return true;
                    },
                    false);
        }
        Promises.nothingBelievedIsMissing(phone, world.serverOf(phone));
    }

    /** One phone hands its envelopes to another, and gets the answers that the other has for it. */
    void meet() {
        SimPhone guest = world.anyPhone();
        SimPhone host = world.anyPhone();
        if (guest.wiped || guest == host || guest.notebook().credential().isEmpty()) {
            return;
        }
        List<Bytes> up = world.on(guest, () -> guest.engine().writeAll(4096), List.<Bytes>of());
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

    void forward() {
        SimPhone phone = world.anyPhone();
        Forwarding.run(
                phone.pouch(),
                world.wire.link(world.serverOf(phone), List.of(world.wire.anyFault(), world.wire.anyFault())));
    }

    /** P7: exercise and live never cross. */
    void bringToTheWrongSpace() {
        SimPhone phone = world.anyPhone();
        if (phone.wiped) {
            return;
        }
        SimServer wrong = world.serverOf(phone) == world.live ? world.exercise : world.live;
        List<String> before = wrong.state();
        List<Bytes> envelopes = world.on(phone, () -> phone.engine().writeAll(4096), List.<Bytes>of());
        for (Bytes envelope : envelopes) {
            boolean refused = world.wire.bring(wrong, envelope) instanceof Carrier.TurnedAway away
                    && (away.reason() == Refusal.OTHER_MODE || away.reason() == Refusal.OTHER_MISSION);
            if (!refused && !wrong.disk().dark()) {
                throw new BrokenPromise("P7", "an envelope of the other kind was not refused as such");
            }
        }
        if (!wrong.state().equals(before)) {
            throw new BrokenPromise("P7", "an envelope of the other kind changed something");
        }
    }
}
