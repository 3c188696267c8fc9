package org.fieldpost.server.ingest;

import java.nio.file.Path;
import org.fieldpost.exchange.Journal;
import org.fieldpost.exchange.JournalContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class DownlinkJournalTest extends JournalContract {

    @TempDir
    Path directory;

    private StoredEnrolment enrolment;

    @BeforeEach
    void enrol() {
        enrolment = new StoredEnrolment(directory);
    }

    @AfterEach
    void close() {
        enrolment.close();
    }

    @Override
    protected Journal journal() {
        return enrolment.downlink();
    }

    @Override
    protected Journal reopen() {
        return enrolment.reopen().downlink();
    }
}
