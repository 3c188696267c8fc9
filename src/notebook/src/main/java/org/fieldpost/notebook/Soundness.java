package org.fieldpost.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.fieldpost.model.words.Problem;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Whether all of a notebook's file can be read: its structure by SQLite, each record by its lock. Changes nothing in it. */
final class Soundness {

    private final Path file;
    private final Safe safe;
    private final BooleanSupplier wanted;

    /** @param wanted asked before each record; once it says no, nothing more is read */
    Soundness(Path file, Safe safe, BooleanSupplier wanted) {
        this.file = file;
        this.safe = safe;
        this.wanted = wanted;
    }

    /** Nothing at all is no notebook: whoever made one wrote into it. */
    static boolean empty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            throw Problem.of("notebook.unopenable", file).causedBy(e);
        }
    }

    /** Whether no damage was found; it may be used by another connection meanwhile. */
    boolean holds() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5_000);
        if (empty(file)) {
            return false;
        }
        try (Connection db = config.createConnection("jdbc:sqlite:" + file)) {
            return structure(db) && records(db);
        } catch (RecordDamaged e) {
            return false;
        } catch (SQLException e) {
            if (damaged(e)) {
                return false;
            }
            throw NotebookFile.problem(file, e).causedBy(e);
        }
    }

    /** A damaged list of tables is an error of SQL. */
    static boolean damaged(SQLException e) {
        SQLiteErrorCode code =
                e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        return switch (code) {
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_IOERR_SHORT_READ, SQLITE_CORRUPT_INDEX -> true;
            default -> false;
        };
    }

    private static boolean structure(Connection db) throws SQLException {
        try (Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check(1)")) {
            return rows.next() && rows.getString(1).equals("ok");
        }
    }

    private boolean records(Connection db) throws SQLException {
        if (version(db) != NotebookFile.VERSION) {
            // an older or newer file is looked at once it is of this version
            return true;
        }
        for (LockedTable table : LockedTable.ALL) {
            try (Statement statement = db.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM " + table.name())) {
                while (wanted.getAsBoolean() && rows.next()) {
                    open(table, rows);
                }
            }
        }
        return true;
    }

    private void open(LockedTable table, ResultSet rows) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            row.put(rows.getMetaData().getColumnName(i), rows.getObject(i));
        }
        table.open(row, safe);
    }

    private static int version(Connection db) throws SQLException {
        try (Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
