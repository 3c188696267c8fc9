package org.fieldpost.notebook;

import java.nio.file.Path;
import org.fieldpost.exchange.Inbox;
import org.fieldpost.exchange.InboxContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteInboxTest extends InboxContract {

    @TempDir
    private Path folder;

    private NotebookInUse notebook;

    @AfterEach
    void close() {
        notebook.close();
    }

    @Override
    protected Inbox inbox() {
        notebook = NotebookInUse.live(folder);
        return notebook.whicheverIsOpen(Inbox.class, Notebook::inbox);
    }

    @Override
    protected Inbox reopen() {
        return notebook.reopen().inbox();
    }
}
