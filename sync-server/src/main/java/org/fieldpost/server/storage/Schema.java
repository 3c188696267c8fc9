package org.fieldpost.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The numbered migrations of one of the two engines, and how far they have been run. */
enum Schema {
    SQLITE("sqlite"),
    POSTGRES("postgres");

    /** Of Flyway's own table, which says what has been run. */
    static final String HISTORY = "flyway_schema_history";

    private final String folder;

    Schema(String folder) {
        this.folder = folder;
    }

    /**
     * Brings a database to the newest version.
     *
     * @throws org.flywaydb.core.api.FlywayException when it is damaged or newer
     */
    void migrate(DataSource source) {
        configured(source).load().migrate();
    }

    /** Makes a database of an earlier version, or brings it there. */
    void migrate(DataSource source, int version) {
        configured(source)
                .target(MigrationVersion.fromVersion(String.valueOf(version)))
                .load()
                .migrate();
    }

    private FluentConfiguration configured(DataSource source) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:org/fieldpost/server/storage/" + folder)
                .cleanDisabled(true)
                .ignoreMigrationPatterns(new String[0]);
    }

    /** Whether this program can make a database of that version. */
    boolean knows(DataSource source, int version) {
        return Arrays.stream(configured(source).load().info().all())
                .map(MigrationInfo::getVersion)
                .anyMatch(MigrationVersion.fromVersion(String.valueOf(version))::equals);
    }

    /** The version of a database; empty when it has none. */
    static Optional<Integer> version(Connection db) throws SQLException {
        if (!Tables.all(db).contains(HISTORY)) {
            return Optional.empty();
        }
        int highest = 0;
        try (PreparedStatement query =
                        db.prepareStatement("SELECT version FROM " + HISTORY + " WHERE version IS NOT NULL");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                highest = Math.max(highest, Integer.parseInt(rows.getString(1)));
            }
        }
        return highest == 0 ? Optional.empty() : Optional.of(highest);
    }
}
