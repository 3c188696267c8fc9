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
    private long epoch = 1;

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
        return enrolment.downlink(epoch);
    }

    @Override
    protected Journal reopen() {
        return enrolment.reopen().downlink(epoch);
    }

    /** A restored server writes in the generation of its new epoch. */
    @Override
    protected Journal openNextGeneration() {
        return enrolment.downlink(++epoch);
    }
}
