package org.fieldpost.notebook;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.EnumMap;
import java.util.Map;

/** The officer's choices, remembered over a restart. */
final class Preferences {

    private final NotebookFile file;

    Preferences(NotebookFile file) {
        this.file = file;
    }

    void keep(Preference preference, String value) {
        file.transaction(db -> {
            try (PreparedStatement upsert = db.prepareStatement("""
                    INSERT INTO preference (name, value) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """)) {
                upsert.setString(1, preference.name());
                upsert.setString(2, value);
                return upsert.executeUpdate();
            }
        });
    }

    Map<Preference, String> all() {
        return file.transaction(db -> {
            Map<Preference, String> kept = new EnumMap<>(Preference.class);
            try (PreparedStatement query = db.prepareStatement("SELECT name, value FROM preference");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    kept.put(Preference.valueOf(rows.getString(1)), rows.getString(2));
                }
            }
            return kept;
        });
    }
}
