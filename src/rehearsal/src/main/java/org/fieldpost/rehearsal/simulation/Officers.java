package org.fieldpost.rehearsal.simulation;

import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Priority;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.ReportLine;

/** What officers do on their phones: write, correct, take back, and lock, when content goes. */
final class Officers {

    private static final List<Retention> RULES = List.of(
            new Retention(Retention.Stay.after(1), Retention.Stay.after(0)),
            new Retention(Retention.Stay.after(1), Retention.Stay.UNTIL_SUBMITTED));

    private final World world;
    private final Writing writing;

    Officers(World world, Mission mission) {
        this.world = world;
        this.writing = new Writing(mission, world.random);
    }

    void write() {
        SimPhone phone = world.anyPhone();
        if (phone.wiped) {
            return;
        }
        Observation observation = writing.observation(phone.clock().instant());
        String note = observation.circumstances().note();
        List<byte[]> photos = world.random.nextInt(12) == 0 ? List.of(writing.photo()) : List.of();
        boolean returned = world.on(
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

    void revise() {
        SimPhone phone = world.anyPhone();
        List<Report> reports = notTakenBack(phone);
        if (phone.wiped || reports.isEmpty()) {
            return;
        }
        Report report = world.any(reports);
        Observation revised = writing.revised(report.observation());
        world.on(
                phone,
                () -> {
                    phone.notebook().revise(report.receipt(), revised);
                    return true;
                },
                false);
    }

    private static List<Report> notTakenBack(SimPhone phone) {
        return phone.notebook().reports().stream()
                .filter(report -> report.state() != Report.State.RETRACTED)
                .toList();
    }

    void retract() {
        SimPhone phone = world.anyPhone();
        List<ReceiptCode> receipts = phone.notebook().submitted().lines().stream()
                .filter(line -> line.standing().open())
                .map(ReportLine::receipt)
                .toList();
        if (phone.wiped || receipts.isEmpty()) {
            return;
        }
        ReceiptCode receipt = world.any(receipts);
        RetractionReason reason = world.any(List.of(RetractionReason.values()));
        world.on(
                phone,
                () -> {
                    phone.notebook().submitted().retract(receipt, reason);
                    return true;
                },
                false);
    }

    void writeSealed() {
        SimPhone phone = world.anyPhone();
        if (phone.wiped || phone.notebook().recipient().isEmpty()) {
            return;
        }
        Observation observation = writing.sealed(phone.clock().instant());
        world.on(
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
    void writeFromTheFuture() {
        SimPhone phone = world.anyPhone();
        if (phone.wiped) {
            return;
        }
        world.on(
                phone,
                () -> phone.notebook()
                        .journal()
                        .append(
                                900 + world.random.nextInt(3),
                                Bytes.of(new byte[] {(byte) world.random.nextInt(9)}),
                                Priority.USUAL),
                0L);
    }

    void letContentGo() {
        SimPhone phone = world.anyPhone();
        if (phone.wiped) {
            return;
        }
        // what can be read now is known by its receipt alone afterwards
        phone.reports();
        Retention rule = world.any(RULES);
        world.on(phone, () -> phone.notebook().letGo(phone.clock().instant(), rule, phone.random()), 0);
        Promises.nothingSavedIsLost(phone);
    }
}
