package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;
import static org.fieldpost.notebook.NotebookInUse.notes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.ReportCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.vocabulary.Code;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P8: a notebook file as release 0.1.0 left it, opened by this one. */
class UpgradeTest {

    private static final Observation DELIVERED = Samples.smuggling(NOON, "delivered before the upgrade");
    private static final Observation WAITING = Samples.smuggling(NOON, "waited since before the upgrade");
    private static final Observation FLASH = Samples.smuggling(NOON, "flash from before the upgrade", true);
    private static final String REGION =
            DELIVERED.circumstances().region().orElseThrow().regionCode();

    @TempDir
    private Path folder;

    private final MemoryServer server = new MemoryServer();
    private final SeededRandom random = new SeededRandom(8);
    private final Enrolled enrolled =
            new Enrolled(server.invitation(MissionMode.LIVE), SigningKey.generate(random), BoxKey.generate(random));
    private final Entry review = review();

    @BeforeEach
    void leaveTheFileOfTheOldRelease() throws SQLException, IOException {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("notebook.db"));
                InputStream script = Notebook.class.getResourceAsStream("0001-first.sql");
                Statement statement = db.createStatement()) {
            statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.executeUpdate("PRAGMA user_version = 1");
            insert(db, "INSERT INTO notebook VALUES (1, 'LIVE', 1, 4)");
            insert(db, "INSERT INTO enrolment VALUES (1, ?)", enrolled.encode());
            insert(
                    db,
                    "INSERT INTO draft VALUES (?, 5, ?)",
                    draft(1, "").id(),
                    ReportCodec.encode(draft(1, "a draft")));
            journal(db, 1, Body.ObservationRevision.KIND, 0, old(DELIVERED), 4L);
            journal(db, 2, Body.ObservationRevision.KIND, 0, old(WAITING), null);
            journal(db, 3, Body.ObservationRevision.KIND, 1, old(FLASH), null);
            byte[] patrol = BodyCodec.encode(new Body.PatrolRevision(Samples.patrol(NOON)))
                    .toArray();
            journal(db, 4, Body.PatrolRevision.KIND, 0, Bytes.of(patrol), null);
            insert(
                    db,
                    "INSERT INTO report VALUES (1, 1, 1, 'COUNTED', ?), (1, 2, 2, NULL, NULL), (1, 3, 3, NULL, NULL)",
                    (Object) REGION.getBytes(StandardCharsets.US_ASCII));
            insert(
                    db,
                    "INSERT INTO patrol VALUES (?, ?, 1, ?)",
                    Samples.CREW,
                    Samples.patrol(NOON).key().startedAt().getEpochSecond(),
                    patrol);
            for (String table : List.of("inbox_entry", "inbox_fork")) {
                insert(
                        db,
                        "INSERT INTO " + table + " VALUES (1, 1, 64, ?, ?)",
                        review.hash().toArray(),
                        review.body().toArray());
            }
        }
        server.know(enrolled);
    }

    @Test
    void drafts_patrol_enrolment_and_reports_with_their_states_are_all_there() {
        try (NotebookInUse phone = NotebookInUse.live(folder)) {
            for (int opened = 1; opened <= 2; opened++) {
                Notebook each = phone.now();
                assertThat(each.enrolment().orElseThrow().claim()).isEqualTo(enrolled.claim());
                assertThat(notes(each)).containsExactly("a draft");
                assertThat(each.runningPatrol().orElseThrow().key())
                        .isEqualTo(Samples.patrol(NOON).key());
                assertThat(each.reports()).extracting(Report::observation).containsExactly(FLASH, WAITING, DELIVERED);
                assertThat(each.reports())
                        .extracting(Report::state)
                        .containsExactly(Report.State.WAITING, Report.State.WAITING, Report.State.COUNTED);
                assertThat(each.reports().get(2).countedIn()).contains(REGION);
                assertThat(each.reports().get(2).receipt().spoken()).startsWith("K7-1-");
                phone.reopen();
            }
        }
    }

    @Test
    void what_waited_waits_in_its_order_and_what_was_acknowledged_does_not() {
        try (NotebookInUse phone = NotebookInUse.live(folder)) {
            assertThat(phone.now().journal().unacknowledged(1 << 20).entries())
                    .extracting(Entry::number)
                    .containsExactly(3L, 2L, 4L);
            assertThat(phone.now().journal().acknowledged()).hasToString("1");
            assertThat(phone.now().journal().epoch()).isEqualTo(4);
            assertThat(phone.now().journal().generation()).isEqualTo(1);
        }
    }

    @Test
    void what_the_server_said_is_acknowledged_as_before() {
        try (NotebookInUse phone = NotebookInUse.live(folder)) {
            var hashes = new TreeMap<Long, Bytes>();
            hashes.put(1L, review.hash());

            for (int opened = 1; opened <= 2; opened++) {
                Notebook each = phone.now();
                assertThat(each.inbox().held()).containsExactly(Acknowledgement.of(1, 1, hashes));
                phone.reopen();
            }
        }
    }

    @Test
    void the_next_exchange_delivers_what_waited_as_it_was_written() {
        try (NotebookInUse phone = NotebookInUse.live(folder)) {
            phone.now()
                    .submit(
                            Samples.smuggling(NOON, "after the upgrade"),
                            draft(2, "").id());
            server.continueAt(4, new Entry(1, Body.ObservationRevision.KIND, old(DELIVERED)));

            server.settleWith(phone.now());

            assertThat(server.held().get(1).get(2L).body()).isEqualTo(old(WAITING));
            assertThat(server.received())
                    .contains(
                            new Body.ObservationRevision(FLASH),
                            new Body.ObservationRevision(WAITING),
                            new Body.ObservationRevision(Samples.smuggling(NOON, "after the upgrade")));
            assertThat(phone.now().reports()).extracting(Report::state).doesNotContain(Report.State.WAITING);
            assertThat(phone.now().journal().generation()).isEqualTo(1);
        }
    }

    /** The old version kept the question, acknowledged it and could not read it. */
    @Test
    void a_question_that_came_before_the_upgrade_is_asked_after_it() throws SQLException {
        var asked = new Asked(7, "Which bank of the river?", NOON);
        var question = new Entry(
                2, Body.Question.KIND, BodyCodec.encode(new Body.Question(Body.Base.of(1, 1, old(DELIVERED)), asked)));
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("notebook.db"))) {
            insert(
                    db,
                    "INSERT INTO inbox_entry VALUES (1, 2, 70, ?, ?)",
                    question.hash().toArray(),
                    question.body().toArray());
        }

        try (NotebookInUse phone = NotebookInUse.live(folder)) {
            assertThat(phone.now().submitted().openQuestions())
                    .extracting(AskedOfReport::asked)
                    .containsExactly(asked);
            assertThat(phone.now().submitted().lines().get(2).standing().openQuestions())
                    .isEqualTo(1);
        }
    }

    /** As 0.1.0 wrote it: codes as text, the recorded time as an instant, 0 for a first report. */
    private static Bytes old(Observation observation) {
        Map<Integer, Object> fields = new TreeMap<>();
        Bytes now = BodyCodec.encode(new Body.ObservationRevision(observation));
        ((Map<?, ?>) Cbor.decode(now.toArray())).forEach((key, value) -> fields.put((Integer) key, value));
        fields.put(0, 0L);
        fields.remove(20);
        fields.put(8, observation.circumstances().recordedAt().getEpochSecond());
        Map<Integer, Object> answers = new TreeMap<>();
        observation
                .answers()
                .byQuestion()
                .forEach((question, codes) -> answers.put(
                        question.key(), codes.stream().map(Code::value).toList()));
        fields.put(13, answers);
        return Bytes.of(Cbor.encode(fields));
    }

    private static Entry review() {
        var state = new Body.ReviewState(
                1, 1, Body.ReviewState.State.COUNTED, DELIVERED.circumstances().region());
        return new Entry(1, Body.ReviewState.KIND, BodyCodec.encode(state));
    }

    private static void journal(Connection db, long number, int kind, int urgent, Bytes body, Long acknowledged)
            throws SQLException {
        insert(
                db,
                "INSERT INTO journal_entry VALUES (1, ?, ?, ?, ?, ?, " + acknowledged + ")",
                number,
                kind,
                urgent,
                new Entry(number, kind, body).hash().toArray(),
                body.toArray());
    }

    private static void insert(Connection db, String sql, Object... values) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }
}
