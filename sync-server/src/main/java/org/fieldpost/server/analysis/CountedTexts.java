package org.fieldpost.server.analysis;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.review.Grade;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Line;

/** The texts that count because their reports are not here. */
public final class CountedTexts {

    private final Database database;

    public CountedTexts(Database database) {
        this.database = database;
    }

    /**
     * One of them.
     *
     * @param goneAt when its words were let go
     */
    public record Text(
            String receipt,
            Kind kind,
            Optional<NexusInterface> judged,
            Optional<String> regionCode,
            Instant observedAt,
            Optional<Grade> grade,
            Optional<Instant> goneAt) {

        private int line() {
            return Line.ofText(
                    kind, grade.map(each -> Line.Graded.as(each.toString())).orElse(Line.Graded.NOT));
        }
    }

    /** Those that stand behind a number beside the reports, the newest first. */
    public List<Text> behind(Choice choice, int most) {
        if (!choice.filter().takesTexts()) {
            return List.of();
        }
        return database.read(db -> {
            try (PreparedStatement query =
                    db.prepareStatement("""
                    SELECT t.receipt, t.kind, t.interface, t.region_code, t.observed_at, t.gone_at,
                           CASE WHEN t.graded THEN (SELECT g.grade FROM newest_ruling g WHERE g.receipt = t.receipt) END
                    FROM counted_text t
                    WHERE t.observed_at >= ? AND t.observed_at < ? AND (? = '' OR t.region_code = ?)
                      AND (? = '' OR t.interface = ?) AND t.interface IS DISTINCT FROM 'I3' AND\s""" + choice.sight().ofPlaces("t") + """

                    ORDER BY t.observed_at DESC, t.receipt LIMIT ?
                    """)) {
                query.setLong(1, choice.period().from().toEpochMilli());
                query.setLong(2, choice.period().until().toEpochMilli());
                query.setString(3, choice.regionCode().orElse(""));
                query.setString(4, choice.regionCode().orElse(""));
                query.setString(5, choice.judged().map(Enum::name).orElse(""));
                query.setString(6, choice.judged().map(Enum::name).orElse(""));
                query.setInt(choice.sight().bindPlaces(query, 7), most);
                return texts(query).stream()
                        .filter(text -> choice.filter().counts(text.line()))
                        .toList();
            }
        });
    }

    private static List<Text> texts(PreparedStatement query) throws SQLException {
        List<Text> texts = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                texts.add(new Text(
                        rows.getString(1),
                        Kind.valueOf(rows.getString(2)),
                        Optional.ofNullable(rows.getString(3)).map(NexusInterface::valueOf),
                        Optional.ofNullable(rows.getString(4)),
                        Instant.ofEpochMilli(rows.getLong(5)),
                        Optional.ofNullable(rows.getString(7)).map(Grade::parse),
                        LetGoReports.moment(rows, 6)));
            }
        }
        return texts;
    }
}
