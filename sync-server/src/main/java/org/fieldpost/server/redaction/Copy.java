package org.fieldpost.server.redaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Digest;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;

/** A stored copy of something that a report, or what was asked and answered about it, says. */
sealed interface Copy {

    List<Marks.Found> find(String words);

    /** How a stretch of it is remembered. */
    Line line(Marks.Mark mark);

    /** Puts blocks in place of whatever of it is to be destroyed. */
    void redact(Connection db) throws SQLException;

    /** Tables of entries. */
    enum Table {
        ENTRY("entry"),
        FORK("entry_fork"),
        DOWN("downlink_entry");

        final String sql;

        Table(String sql) {
            this.sql = sql;
        }
    }

    record OfEntry(Table table, String enrolment, int generation, Entry entry, Bytes hash) implements Copy {

        Body said() {
            return BodyCodec.decode(entry);
        }

        @Override
        public List<Marks.Found> find(String words) {
            return Marks.in(entry, words);
        }

        @Override
        public Line line(Marks.Mark mark) {
            return new Line(enrolment, generation, entry.number(), Marks.hash(entry.body()), mark);
        }

        @Override
        public void redact(Connection db) throws SQLException {
            Bytes left = Redacted.body(db, entry.body(), said());
            if (!left.equals(entry.body())) {
                becomes(db, left);
            }
        }

        /** Puts another body in its place; it is acknowledged, and named by revisions, as it first was. */
        void becomes(Connection db, Bytes left) throws SQLException {
            String came = table == Table.DOWN ? "" : ", came = coalesce(came, ?)";
            try (PreparedStatement update = db.prepareStatement("UPDATE " + table.sql + " SET body = ?" + came
                    + " WHERE enrolment_id = ? AND generation = ? AND number = ? AND hash = ?")) {
                int i = 1;
                update.setBytes(i++, left.toArray());
                if (table != Table.DOWN) {
                    update.setBytes(i++, Marks.hash(entry.body()).toArray());
                }
                update.setString(i++, enrolment);
                update.setInt(i++, generation);
                update.setLong(i++, entry.number());
                update.setBytes(i, hash.toArray());
                update.executeUpdate();
            }
            if (table == Table.DOWN) {
                keepDelta(db, Digest.of(new Entry(entry.number(), entry.kind(), left).hash()) - Digest.of(hash));
            }
        }

        private void keepDelta(Connection db, long delta) throws SQLException {
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO redacted_downlink (enrolment_id, generation, number, delta) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """)) {
                insert.setString(1, enrolment);
                insert.setInt(2, generation);
                insert.setLong(3, entry.number());
                insert.setLong(4, delta);
                insert.executeUpdate();
            }
        }
    }

    /** Columns that hold a plain text; the same text in several rows is one copy. */
    enum Column {
        QUESTION("question", "text"),
        ANSWER("answer", "text"),
        RULING("ruling", "reason"),
        CODING("review_coding", "reason"),
        ASIDE_NOTE("aside_note", "words");

        final String table;
        final String column;

        Column(String table, String column) {
            this.table = table;
            this.column = column;
        }
    }

    record OfText(Column of, String text) implements Copy {

        @Override
        public List<Marks.Found> find(String words) {
            return Marks.in(text, words);
        }

        @Override
        public Line line(Marks.Mark mark) {
            return Line.ofText(Marks.hash(text), mark);
        }

        @Override
        public void redact(Connection db) throws SQLException {
            String left = Redacted.text(db, text);
            if (left.equals(text)) {
                return;
            }
            try (PreparedStatement update = db.prepareStatement(
                    "UPDATE " + of.table + " SET " + of.column + " = ? WHERE " + of.column + " = ?")) {
                update.setString(1, left);
                update.setString(2, text);
                update.executeUpdate();
            }
        }
    }
}
