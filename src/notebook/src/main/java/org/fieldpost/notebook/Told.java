package org.fieldpost.notebook;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.Ruling;

/** What the server told, put into effect in the transaction that stores it. */
final class Told {

    private final Notebook notebook;
    private final Safe safe;
    private final SqliteJournal journal;
    private final Questions questions;
    private final HandedDown handedDown;
    private final ExerciseLog exercise;

    Told(
            Notebook notebook,
            Safe safe,
            SqliteJournal journal,
            Questions questions,
            HandedDown handedDown,
            ExerciseLog exercise) {
        this.notebook = notebook;
        this.safe = safe;
        this.journal = journal;
        this.questions = questions;
        this.handedDown = handedDown;
        this.exercise = exercise;
    }

    static String regionRecord(int generation, long number) {
        return "report/" + generation + "/" + number + "/region";
    }

    static String rulingRecord(int generation, long number) {
        return "report/" + generation + "/" + number + "/ruling";
    }

    void apply(Connection db, Body body) throws SQLException {
        if (body instanceof Body.ReviewState state) {
            apply(db, state);
        } else if (body instanceof Body.ReviewStates states) {
            for (Body.ReviewStates.Shared shared : states.each()) {
                for (long number : reports(db, shared)) {
                    apply(db, new Body.ReviewState(shared.generation(), number, shared.state(), shared.region()));
                }
            }
        } else if (body instanceof Body.Ruled ruled) {
            apply(db, ruled);
        } else if (body instanceof Body.Question question) {
            questions.keep(db, question);
        } else if (body instanceof Body.Tasked tasked) {
            handedDown.keep(db, tasked.task());
        } else if (body instanceof Body.Planned planned) {
            handedDown.keep(db, planned);
        } else if (body instanceof Body.Withdrawn withdrawn) {
            handedDown.withdraw(db, withdrawn.id());
        } else if (body instanceof Body.SituationGiven
                || body instanceof Body.KeyShown
                || body instanceof Body.Remarked) {
            exercise.keep(db, body);
        } else if (body instanceof Body.KeyAnnouncement announcement) {
            apply(db, announcement.box());
        } else if (body instanceof Body.CredentialGiven given) {
            apply(db, given.credential());
        } else if (body instanceof Body.RecipientGiven given) {
            apply(db, given.recipient());
        }
    }

    /** Of the reports that this notebook holds, those that are meant. */
    private static List<Long> reports(Connection db, Body.ReviewStates.Shared shared) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement(
                "SELECT number FROM report WHERE generation = ? AND number BETWEEN ? AND ? ORDER BY number")) {
            for (Ranges.Range range : shared.numbers().list()) {
                query.setInt(1, shared.generation());
                query.setLong(2, range.from());
                query.setLong(3, range.to());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        numbers.add(rows.getLong(1));
                    }
                }
            }
        }
        return numbers;
    }

    private void apply(Connection db, Body.ReviewState state) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(
                "UPDATE report SET review_state = ?, region_locked = ? WHERE generation = ? AND number = ?")) {
            update.setString(1, state.state().name());
            update.setBytes(
                    2,
                    state.region()
                            .map(RegionMatch::regionCode)
                            .map(code -> safe.lock(
                                    regionRecord(state.generation(), state.number()),
                                    code.getBytes(StandardCharsets.US_ASCII)))
                            .orElse(null));
            update.setInt(3, state.generation());
            update.setLong(4, state.number());
            update.executeUpdate();
        }
    }

    /** Of several rulings the newest counts; one about another report that used this number is passed over. */
    private void apply(Connection db, Body.Ruled ruled) throws SQLException {
        Body.Base report = ruled.report();
        if (!journal.wrote(report)) {
            return;
        }
        try (PreparedStatement update = db.prepareStatement("""
                UPDATE report SET ruling = ?1, ruled_at = ?2, ruling_locked = ?3
                WHERE generation = ?4 AND number = ?5 AND (ruled_at IS NULL OR ruled_at <= ?2)
                """)) {
            // of a ruling taken back only the time is kept, against older ones that come late
            boolean reopened = ruled.ruling().outcome() == Ruling.Outcome.REOPENED;
            update.setString(1, reopened ? null : ruled.ruling().outcome().name());
            update.setLong(2, ruled.at().getEpochSecond());
            update.setBytes(
                    3,
                    detail(ruled.ruling())
                            .map(detail -> safe.lock(
                                    rulingRecord(report.generation(), report.number()),
                                    detail.getBytes(StandardCharsets.US_ASCII)))
                            .orElse(null));
            update.setInt(4, report.generation());
            update.setLong(5, report.number());
            update.executeUpdate();
        }
    }

    private static Optional<String> detail(Ruling ruling) {
        return ruling.grade().map(Grade::toString).or(() -> ruling.into().map(ReceiptCode::spoken));
    }

    private Invitation invitation() {
        return notebook.enrolment().orElseThrow().invitation();
    }

    /** Seals to this key from now on, when the pinned mission key signed it and it is newer than the one known. */
    void apply(Connection db, ServerBox box) throws SQLException {
        if (!box.signedBy(invitation().missionKey(), invitation().mission())) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                INSERT INTO server_box (only_row, epoch, sequence, box_key) VALUES (1, ?, ?, ?)
                ON CONFLICT DO UPDATE SET epoch = excluded.epoch, sequence = excluded.sequence, box_key = excluded.box_key
                WHERE (excluded.epoch, excluded.sequence) > (epoch, sequence)
                """)) {
            upsert.setLong(1, box.epoch());
            upsert.setLong(2, box.sequence());
            upsert.setBytes(3, box.key().value().toArray());
            upsert.executeUpdate();
        }
    }

    private void apply(Connection db, Credential credential) throws SQLException {
        Invitation invitation = invitation();
        if (!credential.enrolment().equals(invitation.enrolment())
                || !credential.signedBy(invitation.missionKey(), invitation.mission(), invitation.mode())) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                INSERT INTO credential (only_row, credential) VALUES (1, ?)
                ON CONFLICT DO UPDATE SET credential = excluded.credential
                """)) {
            upsert.setBytes(1, safe.lock("credential", Cbor.encode(credential.encode())));
            upsert.executeUpdate();
        }
    }

    /** The first recipient waits to be confirmed by its fingerprint on paper; a later one counts when the former signed it. */
    private void apply(Connection db, RecipientKey recipient) throws SQLException {
        var known = notebook.recipient();
        if (known.isPresent()) {
            VerifyingKey former = known.get().key().signing();
            boolean succeeds = recipient.sequence() > known.get().key().sequence()
                    && recipient.signedBy(former, invitation().mission());
            if (!succeeds) {
                return;
            }
        } else if (!recipient.signedBy(recipient.signing(), invitation().mission())) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                INSERT INTO recipient (only_row, sequence, confirmed, recipient) VALUES (1, ?, 0, ?)
                ON CONFLICT DO UPDATE SET sequence = excluded.sequence, recipient = excluded.recipient
                """)) {
            upsert.setLong(1, recipient.sequence());
            upsert.setBytes(2, safe.lock("recipient", Cbor.encode(recipient.encode())));
            upsert.executeUpdate();
        }
    }
}
