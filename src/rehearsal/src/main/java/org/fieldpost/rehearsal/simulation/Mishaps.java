package org.fieldpost.rehearsal.simulation;

import java.time.Duration;

/** What goes wrong: power, copies put back, clocks, phones that are lost. */
final class Mishaps {

    /** P2: how old a copy of a server may be for the phones to make good what it lacks. */
    private static final Duration OLDEST_COPY = Duration.ofDays(30);

    private final World world;
    private boolean revoking = true;

    Mishaps(World world) {
        this.world = world;
    }

    void cutPhone() {
        world.anyPhone().disk().cutAt(1L + world.random.nextInt(60), world.random.nextBoolean());
    }

    void cutServer() {
        world.anyServer().disk().cutAt(1L + world.random.nextInt(120), world.random.nextBoolean());
    }

    void putPhoneBack() {
        SimPhone phone = world.anyPhone();
        if (phone.hasCopy() && !phone.wiped) {
            phone.putCopyBack();
            Promises.nothingSavedIsLost(phone);
        }
    }

    void putServerBack() {
        SimServer server = world.anyServer();
        if (server.hasCopyNotOlderThan(OLDEST_COPY)) {
            server.putCopyBack();
        }
    }

    void setClockWrong() {
        Duration year = Duration.ofDays(365L * (world.random.nextInt(3) - 1));
        if (world.random.nextInt(4) == 0) {
            world.anyServer().clock().setWrong(year);
        } else {
            world.anyPhone().clock().setWrong(year);
        }
    }

    void revoke() {
        if (revoking && world.random.nextInt(6) == 0 && world.phones.size() > 2) {
            SimPhone phone = world.anyPhone();
            world.serverOf(phone).revoke(phone.invitation());
            revoking = world.phones.size() > 20;
        }
    }
}
