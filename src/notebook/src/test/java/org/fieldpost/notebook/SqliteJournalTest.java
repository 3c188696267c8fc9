package org.fieldpost.notebook;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Journal;
import org.fieldpost.exchange.LettingGoContract;
import org.fieldpost.exchange.Priority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends LettingGoContract {

    @TempDir
    private Path folder;

    private NotebookInUse notebook;

    @AfterEach
    void close() {
        notebook.close();
    }

    @Override
    protected Journal journal() {
        notebook = NotebookInUse.live(folder);
        return notebook.whicheverIsOpen(Journal.class, Notebook::journal);
    }

    @Override
    protected void letGo(Journal journal, List<Entry> entries, Priority priority, Bytes envelope) {
        ((SqliteJournal) notebook.now().journal())
                .letGo(notebook.now().journal().generation(), entries, priority, envelope, 0);
    }

    @Override
    protected Journal reopen() {
        return notebook.reopen().journal();
    }

    @Override
    protected Journal openNextGeneration() {
        try (Connection beside = DriverManager.getConnection("jdbc:sqlite:" + notebook.file());
                Statement statement = beside.createStatement()) {
            statement.executeUpdate("UPDATE notebook SET generation = generation + 1");
            return notebook.whicheverIsOpen(Journal.class, Notebook::journal);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
