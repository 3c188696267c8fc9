package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;

import java.nio.file.Path;
import java.util.Optional;
import org.fieldpost.exchange.EnvelopeSize;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.ReceiptCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportStatesTest {

    private static final RegionMatch NIMBA =
            Samples.smuggling(NOON).circumstances().region().orElseThrow();

    @TempDir
    private Path folder;

    private final MemoryServer server = new MemoryServer();
    private NotebookInUse notebook;
    private ReceiptCode receipt;

    @BeforeEach
    void submitOne() {
        notebook = NotebookInUse.live(folder).enrolledAt(server);
        receipt = notebook.now().submit(Samples.smuggling(NOON), draft(1, "").id());
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_report_waits_until_it_was_exchanged() {
        assertThat(state()).isEqualTo(Report.State.WAITING);
    }

    @Test
    void it_is_delivered_when_the_server_says_that_it_holds_it() {
        assertThat(server.exchangeWith(notebook.now()))
                .isEqualTo(new NetworkExchange.Outcome(
                        1, 0, 1, EnvelopeSize.USUAL, new NetworkExchange.Finished(Standing.FINAL)));

        assertThat(server.received()).containsExactly(new Body.ObservationRevision(Samples.smuggling(NOON)));
        assertThat(state()).isEqualTo(Report.State.DELIVERED);
    }

    @Test
    void it_is_counted_where_the_server_counted_it() {
        server.exchangeWith(notebook.now());
        server.judge(receipt, Body.ReviewState.State.COUNTED, Optional.of(NIMBA));

        server.exchangeWith(notebook.now());

        assertThat(state()).isEqualTo(Report.State.COUNTED);
        assertThat(notebook.now().reports().get(0).countedIn()).contains(NIMBA.regionCode());
    }

    @Test
    void it_is_held_for_a_person_when_the_server_set_it_aside_and_counted_when_that_person_has_looked() {
        server.exchangeWith(notebook.now());
        server.judge(receipt, Body.ReviewState.State.SET_ASIDE, Optional.empty());
        server.exchangeWith(notebook.now());
        assertThat(state()).isEqualTo(Report.State.SET_ASIDE);

        server.judge(receipt, Body.ReviewState.State.COUNTED, Optional.of(NIMBA));
        server.exchangeWith(notebook.now());

        assertThat(state()).isEqualTo(Report.State.COUNTED);
    }

    @Test
    void what_the_server_says_of_one_report_changes_no_other() {
        notebook.now().submit(Samples.resourceSite(NOON), draft(2, "").id());
        server.exchangeWith(notebook.now());
        server.judge(receipt, Body.ReviewState.State.COUNTED, Optional.of(NIMBA));

        server.exchangeWith(notebook.now());

        assertThat(notebook.reopen().reports())
                .extracting(Report::state)
                .containsExactly(Report.State.DELIVERED, Report.State.COUNTED);
    }

    private Report.State state() {
        return notebook.reopen().reports().get(0).state();
    }
}
