package org.fieldpost.server.ingest;

import java.nio.file.Path;
import org.fieldpost.exchange.Inbox;
import org.fieldpost.exchange.InboxContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class UplinkInboxTest extends InboxContract {

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
    protected Inbox inbox() {
        return enrolment.uplink();
    }

    @Override
    protected Inbox reopen() {
        return enrolment.reopen().uplink();
    }
}
