package org.fieldpost.server.review;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.server.access.People;
import org.fieldpost.server.storage.Database;

/** Flash reports that nobody has decided about, for each person who may see them until they dismiss them. */
final class Alerts {

    /** An older one stands first in the queue; to call somebody away for it helps nobody. */
    static final Duration ALERTED_FOR = Duration.ofHours(24);

    private static final int MOST = 50;

    private final Database database;
    private final Clock clock;

    Alerts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The receipts, the newest first. */
    List<String> of(People.Person person) {
        return database.read(db -> {
            List<String> receipts = new ArrayList<>();
            try (PreparedStatement query =
                    db.prepareStatement("""
                    SELECT o.receipt FROM counted_observation o
                    WHERE o.flash AND o.received_at > ?
                      AND NOT EXISTS (SELECT 1 FROM ruling r WHERE r.receipt = o.receipt)
                      AND NOT EXISTS (SELECT 1 FROM alert_dismissed d WHERE d.receipt = o.receipt AND d.person = ?)
                      AND\s""" + person.sight().ofReports("o") + """

                    ORDER BY o.received_at DESC, o.receipt LIMIT ?
                    """)) {
                query.setLong(1, clock.instant().minus(ALERTED_FOR).toEpochMilli());
                query.setString(2, person.name());
                query.setInt(person.sight().bind(query, 3), MOST);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        receipts.add(rows.getString(1));
                    }
                }
            }
            return receipts;
        });
    }

    /** This person has taken note of all that he is shown now. */
    void dismiss(People.Person person, String newest) {
        database.write(db -> {
            List<String> shown = of(person);
            int from = shown.indexOf(newest);
            try (PreparedStatement insert = db.prepareStatement(
                    "INSERT INTO alert_dismissed (person, receipt) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                for (String receipt : from < 0 ? List.<String>of() : shown.subList(from, shown.size())) {
                    insert.setString(1, person.name());
                    insert.setString(2, receipt);
                    insert.executeUpdate();
                }
            }
            return shown.size();
        });
    }
}
