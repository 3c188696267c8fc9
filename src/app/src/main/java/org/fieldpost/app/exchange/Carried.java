package org.fieldpost.app.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.fieldpost.app.Desk;
import org.fieldpost.exchange.carrier.Pouch;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.words.Problem;

/** What this phone carries for others: its pouch, made when it is first needed. Blocks on the disk; safe from any thread. */
final class Carried {

    private final Desk desk;
    private Pouch pouch;

    Carried(Desk desk) {
        this.desk = desk;
    }

    synchronized Pouch pouch() {
        if (pouch == null) {
            Invitation invitation = invitation();
            pouch = new Pouch(
                    folder(invitation),
                    new Pouch.Mission(
                            invitation.mission(), invitation.mode(), invitation.missionKey(), invitation.serverKey()),
                    desk.clock());
        }
        return pouch;
    }

    /** How much it is; nothing where nobody ever handed anything over. */
    synchronized Pouch.Load load() {
        return desk.notebook().enrolment().isPresent() && Files.isDirectory(folder(invitation()))
                ? pouch().load()
                : Pouch.Load.EMPTY;
    }

    /** Before the phone forgets everything. */
    synchronized void forget() {
        if (Files.isDirectory(folder(invitation()))) {
            pouch().empty();
        }
    }

    private Invitation invitation() {
        return desk.notebook()
                .enrolment()
                .orElseThrow(() -> Problem.of("enrol.first").asException())
                .invitation();
    }

    private Path folder(Invitation invitation) {
        return desk.device()
                .files()
                .privateDirectory()
                .resolve("pouch")
                .resolve(invitation.mission() + "-" + invitation.mode().name().toLowerCase(Locale.ROOT));
    }
}
