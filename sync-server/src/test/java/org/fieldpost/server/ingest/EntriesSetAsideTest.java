package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.PhoneAtWork.entry;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.NetworkExchange.Outcome;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries that cannot be counted wait for a person and block nothing behind them. */
class EntriesSetAsideTest {

    private static final Body.ObservationRevision GOOD = new Body.ObservationRevision(Samples.smuggling(NOON));

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        phone = at.phone();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void an_entry_of_an_unknown_kind_is_held_and_acknowledged_and_blocks_nothing() {
        assertSetAside(new Entry(1, 50, Bytes.of(new byte[] {1, 2, 3})));
    }

    @Test
    void an_entry_with_a_broken_body_is_held_and_acknowledged_and_blocks_nothing() {
        byte[] cut = BodyCodec.encode(GOOD).toArray();
        cut[cut.length / 2] ^= 0x55;
        assertSetAside(new Entry(1, GOOD.kind(), Bytes.of(Arrays.copyOf(cut, cut.length - 3))));
    }

    @Test
    void an_entry_that_only_a_server_writes_is_held_and_acknowledged_and_blocks_nothing() {
        assertSetAside(entry(1, new Body.ReviewState(1, 1, Body.ReviewState.State.COUNTED, Optional.empty())));
    }

    /** H4 has its own way; through the numbered journal it must not be counted, listed or shown. */
    @Test
    void a_sealed_report_through_the_numbered_journal_is_not_counted_and_not_shown() {
        assertSetAside(entry(1, new Body.ObservationRevision(Samples.sealed(NOON))));

        assertThat(at.rows("SELECT base FROM observation")).containsExactly("2");
        assertThat(at.signedIn(Role.SUPERVISOR).get("/reports").body()).doesNotContain("A1-1-");
    }

    /** Whatever the reader lets through and a constraint of the schema then refuses must not come back for ever. */
    @Test
    void an_entry_that_the_database_itself_refuses_is_held_and_acknowledged_and_blocks_nothing() {
        at.change(TestDatabase.onPostgres() ? "ALTER TABLE observation ADD CONSTRAINT a_rule CHECK (base <> 1)" : """
                        CREATE TRIGGER refuse BEFORE INSERT ON observation WHEN NEW.base = 1
                        BEGIN SELECT raise(ABORT, 'a rule'); END
                        """);

        assertSetAside(entry(1, new Body.ObservationRevision(Samples.borderVisit(NOON))));
    }

    @Test
    void the_phone_is_told_that_its_report_was_set_aside() {
        phone.report(Samples.sealed(NOON));

        phone.exchange(at.address());

        assertThat(phone.told()).extracting(Body.ReviewState::state).containsExactly(Body.ReviewState.State.SET_ASIDE);
    }

    @Test
    void the_matrix_says_how_many_entries_wait_for_a_person() {
        phone.journal().append(50, Bytes.EMPTY, Priority.USUAL);
        phone.journal().append(51, Bytes.EMPTY, Priority.USUAL);
        phone.exchange(at.address());

        assertThat(at.signedIn(Role.SUPERVISOR).get("/").body()).contains("2 set aside for a person");
    }

    /** A phone put back in time uses a number again. */
    @Test
    void of_a_fork_both_are_kept_and_the_second_is_not_acknowledged() {
        Entry other = entry(1, new Body.ObservationRevision(Samples.borderVisit(NOON)));
        PhoneAtWork.send(at.address(), phone.envelope(other));
        phone.report(Samples.smuggling(NOON));

        Outcome outcome = phone.exchange(at.address());

        assertThat(outcome.delivered()).isZero();
        assertThat(phone.engine().waiting()).isEqualTo(1);
        assertThat(at.rows("SELECT number, hash FROM entry"))
                .containsExactly("1|" + other.hash().hex());
        assertThat(at.rows("SELECT number, hash FROM entry_fork"))
                .containsExactly("1|" + entry(1, GOOD).hash().hex());
        assertThat(at.rows("SELECT kind FROM observation")).containsExactly("BORDER");
        assertThat(at.signedIn(Role.SUPERVISOR).get("/").body()).contains("1 set aside for a person");
    }

    /** The phone has noticed that it was put back, and written its report again under a new generation. */
    @Test
    void a_fork_needs_nobody_once_the_phone_has_written_it_again_whichever_comes_first() {
        Entry held = entry(1, new Body.ObservationRevision(Samples.borderVisit(NOON)));
        Entry fork = entry(1, GOOD);
        Entry later = entry(2, new Body.ObservationRevision(Samples.resourceSite(NOON)));
        PhoneAtWork other = at.phone();

        send(phone, 1, held);
        send(phone, 1, fork);
        assertThat(at.number("SELECT count(*) FROM entry_fork")).isEqualTo(1);
        send(phone, 2, fork, later);
        send(other, 1, held);
        send(other, 2, fork, later);
        send(other, 1, fork);

        assertThat(at.number("SELECT count(*) FROM entry_fork")).isZero();
        assertThat(at.rows("SELECT substr(receipt, 1, 5), kind FROM observation ORDER BY receipt"))
                .containsExactly(
                        "A1-1-|BORDER",
                        "A1b-1|SMUGGLING",
                        "A1b-2|RESOURCE_SITE",
                        "B1-1-|BORDER",
                        "B1b-1|SMUGGLING",
                        "B1b-2|RESOURCE_SITE");
        assertThat(at.signedIn(Role.SUPERVISOR).get("/").body()).doesNotContain("set aside for a person");
    }

    @Test
    void a_fork_that_nobody_wrote_again_goes_on_waiting_for_a_person() {
        send(phone, 1, entry(1, new Body.ObservationRevision(Samples.borderVisit(NOON))));
        send(phone, 1, entry(1, GOOD));
        send(phone, 2, entry(1, new Body.ObservationRevision(Samples.resourceSite(NOON))));

        assertThat(at.number("SELECT count(*) FROM entry_fork")).isEqualTo(1);
    }

    private void send(PhoneAtWork from, int generation, Entry... entries) {
        PhoneAtWork.send(at.address(), from.envelope(generation, entries));
    }

    private void assertSetAside(Entry odd) {
        phone.journal().append(odd.kind(), odd.body(), Priority.USUAL);
        phone.write(GOOD);

        Outcome outcome = phone.exchange(at.address());

        assertThat(outcome.delivered()).isEqualTo(2);
        assertThat(at.rows("SELECT number, hash, set_aside IS NOT NULL FROM entry ORDER BY number"))
                .containsExactly(
                        "1|" + odd.hash().hex() + "|1",
                        "2|" + entry(2, GOOD).hash().hex() + "|0");
        assertThat(at.observations()).isEqualTo(1);
    }
}
