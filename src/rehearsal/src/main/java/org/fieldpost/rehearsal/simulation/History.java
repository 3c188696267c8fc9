package org.fieldpost.rehearsal.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.server.phones.Phone;

/**
 * One seed's history: officers write, carriers carry and lose, power goes, copies are put back, clocks jump, attackers try;
 * after each step the promises are checked, and at the end, once the links hold, that everything has arrived.
 */
final class History implements AutoCloseable {

    private final long seed;
    private final World world;
    private final Officers officers;
    private final Carriers carriers;
    private final Mishaps mishaps;
    private final Map<String, Runnable> doings = new LinkedHashMap<>();
    private final StringBuilder told = new StringBuilder();
    private String doing = "";

    History(long seed, int phoneCount, Mission mission, Path folder) {
        this.seed = seed;
        world = new World(seed, phoneCount, mission, folder);
        officers = new Officers(world, mission);
        carriers = new Carriers(world);
        mishaps = new Mishaps(world);
        chooseDoings();
    }

    private void chooseDoings() {
        doings.put("write", officers::write);
        doings.put("write more", officers::write);
        doings.put("revise", officers::revise);
        doings.put("take back", officers::retract);
        doings.put("write sealed", officers::writeSealed);
        doings.put("write what a later version knows", officers::writeFromTheFuture);
        doings.put("let content go", officers::letContentGo);
        doings.put("exchange", carriers::exchange);
        doings.put("exchange again", carriers::exchange);
        doings.put("exchange without faults", carriers::exchangeWithoutFaults);
        doings.put("give to a courier", carriers::giveToCourier);
        doings.put("a courier arrives", carriers::courierArrives);
        doings.put("a courier returns", carriers::courierReturns);
        doings.put("meet another phone", carriers::meet);
        doings.put("forward for others", carriers::forward);
        doings.put("confirm", this::confirm);
        doings.put("let time pass", () -> world.letTimePass(Duration.ofMinutes(world.random.nextInt(60 * 24 * 4))));
        doings.put("let weeks pass", world::letWeeksPass);
        doings.put("cut a phone's power", mishaps::cutPhone);
        doings.put("cut a server's power", mishaps::cutServer);
        doings.put("copy a phone", () -> world.any(world.phones).makeCopy());
        doings.put("put a phone back in time", mishaps::putPhoneBack);
        doings.put("copy a server", () -> world.anyServer().makeCopy());
        doings.put("put a server back in time", mishaps::putServerBack);
        doings.put("set a clock wrong", mishaps::setClockWrong);
        doings.put("revoke", mishaps::revoke);
        doings.put("replay", () -> world.wire.replay(world.anyServer()));
        doings.put("recombine", () -> world.wire.recombine(world.anyServer()));
        doings.put("bring to the wrong space", carriers::bringToTheWrongSpace);
    }

    /** Runs so many steps, then lets everything arrive and checks that it has. */
    void run(int steps) {
        List<String> names = List.copyOf(doings.keySet());
        int step = 0;
        try {
            for (SimPhone phone : world.phones) {
                carriers.exchange(phone, List.of());
                world.serverOf(phone).confirm(phone.invitation());
            }
            for (; step < steps; step++) {
                doing = names.get(world.random.nextInt(names.size()));
                told.append(step).append(": ").append(doing).append('\n');
                world.doUnderAnyPower(doings.get(doing));
            }
            doing = "let everything arrive";
            letEverythingArrive();
        } catch (RuntimeException e) {
            throw new BrokenPromise(seed, step, doing, e);
        }
    }

    /** What happened, step by step, and what the server counts in the end. */
    String told() {
        return told + String.join("\n", world.live.counted());
    }

    private void confirm() {
        SimPhone phone = world.any(world.phones);
        if (world.serverOf(phone).state(phone.invitation()) == Phone.State.CLAIMED) {
            world.serverOf(phone).confirm(phone.invitation());
        }
    }

    private void letEverythingArrive() {
        for (SimPhone phone : world.phones) {
            phone.disk().plugIn();
            phone.startAgain();
            phone.clock().setWrong(Duration.ZERO);
        }
        for (SimServer server : world.servers()) {
            server.startAgain();
            server.clock().setWrong(Duration.ZERO);
        }
        world.letTimePass(Duration.ofDays(1));
        for (SimPhone phone : world.phones) {
            if (world.serverOf(phone).state(phone.invitation()) == Phone.State.CLAIMED) {
                world.serverOf(phone).confirm(phone.invitation());
            }
            int most = 40 + phone.sealedNotes.size() * 2;
            for (int i = 0; i < most && !phone.wiped; i++) {
                carriers.exchange(phone, List.of());
            }
        }
        world.phones.forEach(phone -> Promises.everythingArrived(phone, world.serverOf(phone), carriers.ended()));
        for (SimServer server : world.servers()) {
            Promises.sealedArrived(
                    server,
                    world.recipient(server),
                    world.phones.stream()
                            .filter(p -> world.serverOf(p) == server)
                            .toList());
        }
        Promises.sameWhateverTheOrder(world.live, world.random, world.folder.resolve("another-order"));
    }

    @Override
    public void close() {
        world.close();
    }
}
