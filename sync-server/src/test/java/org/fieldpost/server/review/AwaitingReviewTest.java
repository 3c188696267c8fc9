package org.fieldpost.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.PhoneAtWork.entry;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.retention.Retention;
import org.fieldpost.server.storage.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits for a supervisor is kept as things come, in whatever order, and is what a look at every report would find. */
class AwaitingReviewTest {

    private static final int REPORTS = 12;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void in_any_order_of_arrival_and_decision_it_is_what_a_recount_finds(long seed) {
        var random = new Random(seed);
        Set<String> needs = new TreeSet<>();
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.enrolledPhone();
            var desk = new Deciding(at, at.signedIn(Role.SUPERVISOR));
            List<Entry> coming = entries(random);
            Collections.shuffle(coming, random);
            List<String> receipts = new ArrayList<>();
            for (long number = 1; number <= REPORTS; number++) {
                receipts.add(new ReceiptCode(false, phone.invitation().officerCode(), 1, number).spoken());
            }
            int answers = 0;
            while (!coming.isEmpty()) {
                List<Entry> next = coming.subList(0, Math.min(coming.size(), 1 + random.nextInt(4)));
                PhoneAtWork.send(at.address(), phone.envelope(next.toArray(Entry[]::new)));
                next.clear();
                for (int i = 0; i < 4; i++) {
                    decide(desk, random, receipts);
                }
                assertThat(kept(at)).isEqualTo(recounted(at));
                needs.addAll(at.rows("SELECT DISTINCT need FROM awaiting_review"));
                List<String> asked = at.rows("SELECT id, receipt FROM question ORDER BY id");
                if (!asked.isEmpty()) {
                    String[] one = asked.get(random.nextInt(asked.size())).split("\\|", -1);
                    PhoneAtWork.send(
                            at.address(),
                            phone.envelope(answer(1_000 + answers++, receipts.indexOf(one[1]) + 1, one[0])));
                }
                assertThat(kept(at)).isEqualTo(recounted(at));
                needs.addAll(at.rows("SELECT DISTINCT need FROM awaiting_review"));
            }
            assertThat(needs).contains("NEW", "CHANGED", "ANSWERED", "ASKED");
        }
        letGo();
    }

    /** When everything was let go nothing waits, and that is what a recount finds too. */
    private void letGo() {
        try (Database database = TestDatabase.open(directory)) {
            new Retention(database, Clock.fixed(NOON.plus(Duration.ofDays(90)), ZoneOffset.UTC))
                    .letGo(Duration.ofDays(30));
            for (String from : List.of("awaiting_review", "needed_review")) {
                assertThat(count(database, "SELECT count(*) FROM " + from))
                        .as(from)
                        .isZero();
            }
        }
    }

    @Test
    void the_navigation_and_the_numbers_say_how_many_wait_of_the_regions_one_sees() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.phone();
            phone.report(Samples.smuggling(NOON));
            phone.report(Samples.observation(Kind.SMUGGLING, NOON, "BP02", Samples.smugglingAnswers()));
            phone.exchange(at.address());

            assertThat(at.signedIn(Role.SUPERVISOR).get("/").body())
                    .contains("<span class=\"waiting\">2<span class=\"hidden\"> to decide</span></span>");
            assertThat(at.rows("SELECT DISTINCT region_code FROM observation")).hasSize(2);
            String there = at.rows("SELECT min(region_code) FROM observation").get(0);
            assertThat(at.supervising(there).get("/").body()).contains("<span class=\"waiting\">1<");
            assertThat(at.supervising("LR-XX").get("/").body()).doesNotContain("class=\"waiting\"");
            assertThat(at.signedIn(Role.ANALYST).get("/").body()).doesNotContain("class=\"waiting\"");
        }
    }

    @Test
    @Tag("sqlite")
    void no_question_that_pages_ask_looks_at_every_report() throws SQLException {
        ServerAtWork.in(directory).close();
        var some = new Sight(Optional.of(Set.of("LR-LO", "LR-NI")), Handling.H3);
        for (Sight sight : List.of(Sight.EVERYTHING, some)) {
            assertThat(plan(Queue.LISTED.formatted(sight.ofReports("o"))))
                    .isNotEmpty()
                    .noneMatch(step -> step.startsWith("SCAN w") || step.startsWith("SCAN o"));
            assertThat(plan(Queue.COUNTED.formatted(sight.ofPlaces("w"))))
                    .isNotEmpty()
                    .noneMatch(step -> step.startsWith("SCAN w"));
        }
    }

    private List<String> plan(String sql) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (Connection db = TestDatabase.connect(directory);
                PreparedStatement query = db.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
        }
        return steps;
    }

    private static List<Entry> entries(Random random) {
        List<Entry> all = new ArrayList<>();
        for (long number = 1; number <= REPORTS; number++) {
            all.add(first(number));
        }
        for (long number = REPORTS + 1; number <= REPORTS + 14; number++) {
            Entry base = first(1 + random.nextInt(REPORTS));
            all.add(entry(
                    number,
                    random.nextInt(5) == 0
                            ? new Body.Retraction(Body.Base.of(1, base.number(), base.body()), RetractionReason.MISTAKE)
                            : PhoneAtWork.revision(base, said(number))));
        }
        return all;
    }

    private static Entry first(long number) {
        return entry(number, new Body.ObservationRevision(said(number)));
    }

    private static Observation said(long number) {
        return Samples.smuggling(NOON.minus(Duration.ofHours(number)), "Seen " + number, number % 4 == 0);
    }

    private static Entry answer(long number, long report, String question) {
        Entry base = first(report);
        return entry(
                number,
                new Body.Answer(
                        Body.Base.of(1, base.number(), base.body()),
                        new Answered(Long.parseLong(question), "So it was", false)));
    }

    /** Some of it is refused, as a decision about what counts no more or is not here yet. */
    private static void decide(Deciding desk, Random random, List<String> receipts) {
        String of = receipts.get(random.nextInt(receipts.size()));
        String other = receipts.get(random.nextInt(receipts.size()));
        switch (random.nextInt(8)) {
            case 0, 1 -> desk.send(of, "grade", Deciding.grade("B2"));
            case 2 -> desk.send(of, "merge", Map.of("other", other));
            case 3 -> desk.send(of, "retract", Map.of("reason", "a slip"));
            case 4 -> desk.send(of, "undo", Map.of());
            case 5 -> desk.send(of, "leave", Map.of());
            default -> desk.send(of, "questions", Map.of("question", "Which bank?"));
        }
    }

    private static final String ROWS =
            "SELECT receipt, need, asked, flash, received_at, region_code FROM %s ORDER BY receipt";

    private static List<String> kept(ServerAtWork at) {
        return at.rows(ROWS.formatted("awaiting_review"));
    }

    private static List<String> recounted(ServerAtWork at) {
        return at.rows(ROWS.formatted("needed_review"));
    }

    private static long count(Database database, String sql) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement(sql);
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
