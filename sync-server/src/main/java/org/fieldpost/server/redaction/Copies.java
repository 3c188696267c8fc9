package org.fieldpost.server.redaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.redaction.Copy.Column;
import org.fieldpost.server.redaction.Copy.OfEntry;
import org.fieldpost.server.redaction.Copy.OfText;
import org.fieldpost.server.redaction.Copy.Table;

/** Every stored copy of what a report says: entries, forks, entries that go down, and plain texts. */
final class Copies {

    private Copies() {}

    /** Of one report. */
    static List<Copy> of(Connection db, Reports.Named report) throws SQLException {
        String enrolment = report.enrolment().toString();
        Body.Base base = report.base();
        Set<Copy> copies = new LinkedHashSet<>();
        List<OfEntry> all = entries(db, enrolment);
        Set<PatrolKey> patrols = new HashSet<>();
        for (OfEntry each : all) {
            boolean itself = each.table() != Table.DOWN
                    && each.generation() == base.generation()
                    && each.entry().number() == base.number();
            Body said = each.said();
            if (itself || speaksOf(said, base)) {
                copies.add(each);
                if (said instanceof Body.ObservationRevision revision) {
                    revision.observation().circumstances().patrol().ifPresent(patrols::add);
                }
            }
        }
        copies.addAll(patrolReports(db, patrols));
        for (Column column : List.of(Column.QUESTION, Column.RULING, Column.CODING)) {
            copies.addAll(texts(db, column, "WHERE receipt = ?", query -> query.setString(1, report.receipt())));
        }
        copies.addAll(texts(db, Column.ANSWER, "WHERE enrolment_id = ? AND base_generation = ? AND base = ?", query -> {
            query.setString(1, enrolment);
            query.setInt(2, base.generation());
            query.setLong(3, base.number());
        }));
        // of everything of its author that stands aside: a note does not say which report it means
        copies.addAll(texts(db, Column.ASIDE_NOTE, """
                WHERE EXISTS (SELECT 1 FROM enrolment n
                              WHERE n.id = ? AND (aside_note.what LIKE 'ENTRY ' || n.code || ' %'
                                               OR aside_note.what LIKE 'FORK ' || n.code || ' %'
                                               OR aside_note.what LIKE 'ENVELOPE ' || n.code || ' %'))
                """, query -> query.setString(1, enrolment)));
        return List.copyOf(copies);
    }

    /** Any phone of the crew may have handed in the report of its patrol. */
    private static List<OfEntry> patrolReports(Connection db, Set<PatrolKey> patrols) throws SQLException {
        List<OfEntry> reports = new ArrayList<>();
        for (String enrolment : enrolments(db)) {
            for (Table table : List.of(Table.ENTRY, Table.FORK)) {
                List<OfEntry> all =
                        entries(db, table, enrolment, "kind = ?", query -> query.setInt(2, Body.PatrolReported.KIND));
                for (OfEntry each : all) {
                    if (each.said() instanceof Body.PatrolReported reported
                            && patrols.contains(reported.report().patrol())) {
                        reports.add(each);
                    }
                }
            }
        }
        return reports;
    }

    private static boolean speaksOf(Body said, Body.Base base) {
        if (said instanceof Body.ObservationRevision revision) {
            return revision.revises().equals(Optional.of(base));
        }
        if (said instanceof Body.Answer answer) {
            return answer.report().equals(base);
        }
        return said instanceof Body.Question question && question.report().equals(base);
    }

    /** The photos that any revision of a report names. */
    static Set<PhotoRef> photosOf(Connection db, Reports.Named report) throws SQLException {
        Set<PhotoRef> photos = new LinkedHashSet<>();
        for (Copy copy : of(db, report)) {
            if (copy instanceof OfEntry entry && entry.said() instanceof Body.ObservationRevision revision) {
                photos.addAll(revision.photos());
            }
        }
        return photos;
    }

    /** What a phone sent in words, and what was written to it. */
    static List<Copy> ofEnrolment(Connection db, String enrolment) throws SQLException {
        return List.copyOf(entries(db, enrolment));
    }

    static List<Copy> ofTexts(Connection db) throws SQLException {
        List<Copy> texts = new ArrayList<>();
        for (Column column : Column.values()) {
            texts.addAll(texts(db, column, "", query -> {}));
        }
        return texts;
    }

    private static List<OfEntry> entries(Connection db, String enrolment) throws SQLException {
        List<OfEntry> entries = new ArrayList<>();
        for (Table table : Table.values()) {
            entries.addAll(entries(db, table, enrolment, "kind IN (?, ?, ?, ?)", query -> {
                query.setInt(2, Body.ObservationRevision.KIND);
                query.setInt(3, Body.PatrolReported.KIND);
                query.setInt(4, Body.Answer.KIND);
                query.setInt(5, Body.Question.KIND);
            }));
        }
        return entries;
    }

    private static List<OfEntry> entries(Connection db, Table table, String enrolment, String which, Binding binding)
            throws SQLException {
        List<OfEntry> entries = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("SELECT generation, number, kind, body, hash FROM "
                + table.sql + " WHERE enrolment_id = ? AND " + which + " ORDER BY generation, number")) {
            query.setString(1, enrolment);
            binding.bind(query);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.add(new OfEntry(
                            table,
                            enrolment,
                            rows.getInt(1),
                            new Entry(rows.getLong(2), rows.getInt(3), Bytes.of(rows.getBytes(4))),
                            Bytes.of(rows.getBytes(5))));
                }
            }
        }
        return entries;
    }

    /** What went down to a phone in words. */
    static List<OfEntry> wordsDown(Connection db, String enrolment) throws SQLException {
        return entries(db, Table.DOWN, enrolment, "kind IN (?, ?)", query -> {
            query.setInt(2, Body.Question.KIND);
            query.setInt(3, Body.Tasked.KIND);
        });
    }

    interface Binding {
        void bind(PreparedStatement query) throws SQLException;
    }

    private static List<Copy> texts(Connection db, Column of, String which, Binding binding) throws SQLException {
        List<Copy> texts = new ArrayList<>();
        try (PreparedStatement query =
                db.prepareStatement("SELECT DISTINCT " + of.column + " FROM " + of.table + " " + which)) {
            binding.bind(query);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    texts.add(new OfText(of, rows.getString(1)));
                }
            }
        }
        return texts;
    }

    /** Empties the pieces of every destroyed photo among what this phone sent; returns how many pieces there were. */
    static int redactPhotos(Connection db, String enrolment) throws SQLException {
        for (Table table : List.of(Table.ENTRY, Table.FORK)) {
            for (Numbered piece : pieces(db, table, enrolment)) {
                // one at a time: all pictures of a phone do not fit into memory
                List<OfEntry> one = entries(db, table, enrolment, "generation = ? AND number = ?", query -> {
                    query.setInt(2, piece.generation);
                    query.setLong(3, piece.number);
                });
                for (OfEntry each : one) {
                    each.redact(db);
                }
            }
        }
        try (PreparedStatement delete = db.prepareStatement("""
                DELETE FROM photo_chunk
                WHERE EXISTS (SELECT 1 FROM redacted_photo r
                              WHERE r.sha256 = photo_chunk.sha256 AND r.size = photo_chunk.size)
                """)) {
            return delete.executeUpdate();
        }
    }

    private record Numbered(int generation, long number) {}

    private static List<Numbered> pieces(Connection db, Table table, String enrolment) throws SQLException {
        List<Numbered> pieces = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement(
                "SELECT DISTINCT generation, number FROM " + table.sql + " WHERE enrolment_id = ? AND kind = ?")) {
            query.setString(1, enrolment);
            query.setInt(2, Body.PhotoChunk.KIND);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    pieces.add(new Numbered(rows.getInt(1), rows.getLong(2)));
                }
            }
        }
        return pieces;
    }

    static List<String> enrolments(Connection db) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("SELECT id FROM enrolment ORDER BY id");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
