package org.fieldpost.notebook;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Notebook.Recipient;

/**
 * Who this phone is in its mission: its keys with the invitation, kept twice, in two tables and so on two pages, as without
 * them nothing that waits could be delivered; and what the mission said of it and of the recipient group.
 */
final class Enrolment {

    private static final String FIRST = "enrolment";
    private static final String COPY = "enrolment_copy";

    private final NotebookFile file;
    private final Safe safe;

    Enrolment(NotebookFile file, Safe safe) {
        this.file = file;
        this.safe = safe;
    }

    Optional<Enrolled> now() {
        return file.transaction(db -> read(db, FIRST));
    }

    /** @param recipient of a practice, which nobody needs to compare */
    Enrolled make(Invitation invitation, Optional<RecipientKey> recipient, SecureRandom random) {
        var enrolled = new Enrolled(invitation, SigningKey.generate(random), BoxKey.generate(random));
        return file.transaction(db -> {
            if (!keep(db, FIRST, enrolled)) {
                throw Problem.of("enrol.twice").asException();
            }
            keep(db, COPY, enrolled);
            if (recipient.isPresent()) {
                keepRecipient(db, recipient.get());
            }
            return enrolled;
        });
    }

    /** Makes the one that is missing from the other: it was lost with its page, or comes from a release that kept one. */
    void keepTwice() {
        file.transaction(db -> {
            boolean first = isThere(db, "SELECT EXISTS (SELECT 1 FROM enrolment)");
            boolean copy = isThere(db, "SELECT EXISTS (SELECT 1 FROM enrolment_copy)");
            if (first == copy) {
                return false;
            }
            Enrolled kept = read(db, first ? FIRST : COPY).orElseThrow();
            return keep(db, first ? COPY : FIRST, kept);
        });
    }

    private static boolean isThere(Connection db, String sql) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private Optional<Enrolled> read(Connection db, String table) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(
                        table.equals(FIRST) ? "SELECT locked FROM enrolment" : "SELECT locked FROM enrolment_copy");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? Optional.of(Enrolled.decode(safe.open(table, rows.getBytes(1)))) : Optional.empty();
        }
    }

    private boolean keep(Connection db, String table, Enrolled enrolled) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement(
                table.equals(FIRST)
                        ? "INSERT INTO enrolment (only_row, locked) VALUES (1, ?) ON CONFLICT DO NOTHING"
                        : "INSERT INTO enrolment_copy (only_row, locked) VALUES (1, ?) ON CONFLICT DO NOTHING")) {
            insert.setBytes(1, safe.lock(table, enrolled.encode()));
            return insert.executeUpdate() == 1;
        }
    }

    Optional<Credential> credential() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT credential FROM credential");
                    ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(Credential.decode(Cbor.decode(safe.open("credential", rows.getBytes(1)))))
                        : Optional.empty();
            }
        });
    }

    Optional<Recipient> recipient() {
        return file.transaction(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT recipient, confirmed FROM recipient");
                    ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Recipient(
                                RecipientKey.decode(Cbor.decode(safe.open("recipient", rows.getBytes(1)))),
                                rows.getBoolean(2)))
                        : Optional.empty();
            }
        });
    }

    private void keepRecipient(Connection db, RecipientKey recipient) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement(
                "INSERT INTO recipient (only_row, sequence, confirmed, recipient) VALUES (1, ?, 1, ?)")) {
            insert.setLong(1, recipient.sequence());
            insert.setBytes(2, safe.lock("recipient", Cbor.encode(recipient.encode())));
            insert.executeUpdate();
        }
    }

    void answerRecipient(boolean same) {
        file.transaction(db -> {
            try (PreparedStatement answer = db.prepareStatement(
                    same ? "UPDATE recipient SET confirmed = 1" : "DELETE FROM recipient WHERE confirmed = 0")) {
                return answer.executeUpdate();
            }
        });
    }
}
