package org.fieldpost.server.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.analysis.LetGoReports;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.analysis.ShownReport;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.storage.Database;

/** What has become of the report of a receipt code, for whoever is asked by radio. Says nothing of what one may not see. */
public final class ReceiptSearch {

    private final Database database;
    private final MissionSpace space;
    private final Reports reports;
    private final LetGoReports letGo;

    ReceiptSearch(Database database, MissionSpace space, Reports reports) {
        this.database = database;
        this.space = space;
        this.reports = reports;
        this.letGo = new LetGoReports(database);
    }

    /** What is known of a code. */
    public enum Found {
        HERE,
        RETRACTED,
        MERGED,
        /** Received and counted; what it said was let go by the mission's rule. */
        LET_GO,
        /** Only as a text that was typed in. */
        TEXT,
        /** Received, and waits for a person because it could not be read. */
        SET_ASIDE,
        /** Received as a correction of another report. */
        CORRECTION,
        /** Received, and is no observation. */
        OTHER,
        /** Of the other mode. */
        OTHER_MODE,
        /** No phone of this mission has such a code. */
        NO_PHONE,
        NOT_YET
    }

    /**
     * The answer.
     *
     * @param report its page, where there is one
     */
    public record Answer(ReceiptCode code, Found found, Optional<String> report) {}

    Answer find(Sight sight, ReceiptCode code) {
        if (code.exercise() != (space.mode() == MissionMode.EXERCISE)) {
            return new Answer(code, Found.OTHER_MODE, Optional.empty());
        }
        Optional<ShownReport> report = reports.find(sight, code.spoken());
        if (report.isPresent()) {
            ShownReport shown = report.get();
            boolean merged = shown.retracted().isEmpty()
                    && shown.ruling().flatMap(r -> r.into()).isPresent();
            Found found = shown.counts() ? Found.HERE : merged ? Found.MERGED : Found.RETRACTED;
            return new Answer(code, found, Optional.of(shown.receipt()));
        }
        if (letGo.find(sight, code.spoken()).isPresent()) {
            return new Answer(code, Found.LET_GO, Optional.of(code.spoken()));
        }
        return database.read(db -> {
            if (has(db, "SELECT 1 FROM text_copy t WHERE t.receipt = ? AND " + sight.ofPlaces("t"), query -> {
                query.setString(1, code.spoken());
                sight.bindPlaces(query, 2);
            })) {
                return new Answer(code, Found.TEXT, Optional.empty());
            }
            if (!has(db, "SELECT 1 FROM enrolment WHERE code = ?", query -> query.setString(1, code.author()))) {
                return new Answer(code, Found.NO_PHONE, Optional.empty());
            }
            return entry(db, sight, code);
        });
    }

    private Answer entry(Connection db, Sight sight, ReceiptCode code) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT x.kind, x.set_aside, v.base_generation, v.base FROM entry x
                JOIN enrolment e ON e.id = x.enrolment_id
                LEFT JOIN revision v ON v.enrolment_id = x.enrolment_id AND v.generation = x.generation
                                    AND v.number = x.number
                WHERE e.code = ? AND x.generation = ? AND x.number = ?
                """)) {
            query.setString(1, code.author());
            query.setInt(2, code.generation());
            query.setLong(3, code.number());
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return new Answer(code, Found.NOT_YET, Optional.empty());
                }
                if (rows.getString("set_aside") != null) {
                    return new Answer(code, Found.SET_ASIDE, Optional.empty());
                }
                if (rows.getInt("kind") != Body.ObservationRevision.KIND) {
                    return new Answer(code, Found.OTHER, Optional.empty());
                }
                int generation = rows.getInt("base_generation");
                if (rows.wasNull()) {
                    // it is here, and not for this sight
                    return new Answer(code, Found.NOT_YET, Optional.empty());
                }
                String base =
                        new ReceiptCode(code.exercise(), code.author(), generation, rows.getLong("base")).spoken();
                return reports.find(sight, base).isPresent()
                                || letGo.find(sight, base).isPresent()
                        ? new Answer(code, Found.CORRECTION, Optional.of(base))
                        : new Answer(code, Found.NOT_YET, Optional.empty());
            }
        }
    }

    private interface Filled {
        void in(PreparedStatement query) throws SQLException;
    }

    private static boolean has(Connection db, String sql, Filled filled) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(sql)) {
            filled.in(query);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }
}
