package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Stretching;
import org.fieldpost.notebook.lock.Unlocked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P8: one hurt page of the file costs what lay on it and nothing else, and no number is used twice. */
class DamagedNotebookTest {

    private static final int PAGE = 4096;
    private static final Observation FIRST = Samples.smuggling(NOON, "first");
    private static final List<String> DELIVERED = List.of("first", "delivered 0", "delivered 1", "delivered 2");
    private static final List<String> WAITING = List.of("waiting 0", "waiting 1", "waiting 2", "waiting 3");

    @TempDir
    private Path folder;

    private final SeededRandom random = new SeededRandom(5);
    private Safe safe;
    private Enrolled enrolled;
    private long first;
    private Entry[] held;
    private byte[] sound;
    private List<List<Object>> rows;
    private int cases;

    @BeforeEach
    void aNotebookInUse() throws Exception {
        safe = new Lockers(folder.resolve("lock"), new Stretching(8, 1), Clock.systemUTC(), random)
                .setUp(1, Pin.typed("40718293"))
                .safe();
        use(folder.resolve("sound.db"));
    }

    private void use(Path file) throws Exception {
        var server = new MemoryServer();
        try (Notebook notebook = open(file)) {
            enrolled = notebook.enrol(server.invitation(MissionMode.LIVE), new SeededRandom(11));
            server.know(enrolled);
            notebook.prefer(Preference.LANGUAGE, "ar");
            notebook.record(Samples.patrol(NOON));
            PatrolsAtWork.fill(notebook.patrolLog(), "The miller waved us on");
            first = notebook.submit(FIRST, "00000000000000bb").number();
            for (int i = 0; i < 3; i++) {
                submit(notebook, "delivered " + i);
            }
            tellAll(server);
            server.settleWith(notebook);
            held = server.held().get(1).values().toArray(Entry[]::new);
            notebook.submitted().begin(3, "The tollman");
            for (int i = 0; i < 4; i++) {
                notebook.keepPhoto(draft(i, "draft " + i), Bytes.of(noise(9_000)));
            }
            for (String note : WAITING) {
                submit(notebook, note);
            }
        }
        sound = Files.readAllBytes(file);
        rows = rows(file);
    }

    private void tellAll(MemoryServer server) {
        server.tell(new Body.ReviewState(
                1, first, Body.ReviewState.State.COUNTED, FIRST.circumstances().region()));
        var base = Body.Base.of(1, first, BodyCodec.encode(new Body.ObservationRevision(FIRST)));
        server.tell(new Body.Question(base, new Asked(3, "Who paid?", NOON)));
    }

    private void submit(Notebook notebook, String note) {
        notebook.submit(Samples.smuggling(NOON, note), "00000000000000cc");
    }

    @Test
    void every_page_filled_with_noise_costs_only_what_lay_on_it() throws Exception {
        assertThat(pages(page -> true, page -> noise(PAGE))).isGreaterThan(20);
    }

    @Test
    void every_page_emptied_costs_only_what_lay_on_it() throws Exception {
        assertThat(pages(page -> true, page -> new byte[PAGE])).isGreaterThan(20);
    }

    /** Most of its pages hold noise; each that does not any more is hurt, and every tenth of the others. */
    @Test
    void also_of_a_file_as_each_phone_has_it_from_the_first_day() throws Exception {
        Unlocked phone = new Lockers(folder.resolve("phone"), new Stretching(8, 1), Clock.systemUTC(), random)
                .setUp(1, Pin.typed("40718293"));
        safe = phone.safe();
        byte[] firstDay = Files.readAllBytes(phone.file());
        assertThat(firstDay.length).isGreaterThan(4 * 1024 * 1024);
        use(phone.file());

        int found = pages(page -> page % 10 == 0 || !same(page, firstDay, sound), page -> noise(PAGE));

        assertThat(found).isGreaterThan(20);
    }

    @Test
    void a_file_cut_at_any_page_keeps_what_lies_before_the_cut() throws Exception {
        for (int page = 0; page < sound.length / PAGE; page++) {
            rescue(Arrays.copyOf(sound, page * PAGE), Arrays.copyOfRange(sound, page * PAGE, sound.length), true);
        }
    }

    private static boolean same(int page, byte[] one, byte[] other) {
        int from = page * PAGE;
        int to = from + PAGE;
        return to <= one.length && Arrays.equals(one, from, to, other, from, to);
    }

    /** Hurts each of these pages in a file of its own; gives how often it was found. */
    private int pages(IntPredicate which, UnaryOperator<byte[]> hurt) throws Exception {
        int found = 0;
        for (int page = 0; page < sound.length / PAGE; page++) {
            if (!which.test(page)) {
                continue;
            }
            byte[] file = sound.clone();
            byte[] before = Arrays.copyOfRange(sound, page * PAGE, (page + 1) * PAGE);
            System.arraycopy(hurt.apply(before), 0, file, page * PAGE, PAGE);
            Rescued rescued = rescue(file, before, false);
            if (rescued != null) {
                assertThat(rescued.enrolled()).as("page %d", page).isTrue();
                found++;
            }
        }
        return found;
    }

    /** Opens the hurt file and works on with it; gives what was rescued when it was found to be hurt. */
    private Rescued rescue(byte[] hurt, byte[] lost, boolean mustBeFound) throws Exception {
        Path at = Files.createDirectory(folder.resolve("case-" + cases++));
        Path file = Files.write(at.resolve("notebook.db"), hurt);
        Notebook.Opened opened = Notebook.openReadingAll(file, MissionMode.LIVE, safe, Clock.systemUTC(), random);
        try (Notebook notebook = opened.notebook()) {
            if (opened.rescued().isEmpty()) {
                assertThat(mustBeFound).isFalse();
                assertThat(rows(file)).as("what an unhurt notebook holds").containsAll(rows);
            } else {
                Rescued rescued = opened.rescued().get();
                assertThat(Files.readAllBytes(rescued.kept())).isEqualTo(hurt);
                List<List<Object>> missing = new ArrayList<>(rows);
                missing.removeAll(rows(file));
                assertThat(missing).as("rows lost in " + at).allMatch(row -> touches(row, lost));
                assertThat(rescued.said().toString()).contains(rescued.reports() + " reports");
                assertThat(notebook.enrolment().isPresent()).isEqualTo(rescued.enrolled());
            }
            workOn(notebook);
        }
        assertThat(Notebook.openReadingAll(file, MissionMode.LIVE, safe, Clock.systemUTC(), random))
                .satisfies(again -> {
                    again.notebook().close();
                    assertThat(again.rescued()).isEmpty();
                });
        try (Stream<Path> files = Files.list(at)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        return opened.rescued().orElse(null);
    }

    private void workOn(Notebook notebook) {
        notebook.drafts().forEach(draft -> notebook.photos(draft.id()));
        notebook.patrolLog().plans();
        notebook.runningPatrol();
        if (notebook.enrolment().isEmpty()) {
            // the first screen asks for an enrolment, and shows no other
            return;
        }
        notebook.submitted().openQuestions();
        List<String> shown = notes(notebook.reports().stream().map(Report::observation));
        var server = new MemoryServer();
        server.know(enrolled);
        server.continueAt(1, held);
        tellAll(server);
        submit(notebook, "after");

        server.settleWith(notebook);

        List<String> received = notes(server.received().stream()
                .filter(Body.ObservationRevision.class::isInstance)
                .map(body -> ((Body.ObservationRevision) body).observation()));
        assertThat(received)
                .doesNotHaveDuplicates()
                .containsAll(DELIVERED)
                .containsAll(shown)
                .contains("after");
        assertThat(server.forks()).isEmpty();
        assertThat(notebook.reports()).extracting(Report::state).doesNotContain(Report.State.WAITING);
    }

    private static List<String> notes(Stream<Observation> observations) {
        return observations.map(each -> each.circumstances().note()).toList();
    }

    @Test
    void a_report_known_to_be_lost_is_named_by_its_receipt_and_what_was_not_hurt_is_counted() throws Exception {
        int page = pageOf("journal_entry");
        byte[] hurt = sound.clone();
        Arrays.fill(hurt, page * PAGE, (page + 1) * PAGE, (byte) 0);
        Path file = Files.write(folder.resolve("notebook.db"), hurt);

        Notebook.Opened opened = Notebook.openReadingAll(file, MissionMode.LIVE, safe, Clock.systemUTC(), random);

        try (Notebook notebook = opened.notebook()) {
            Rescued rescued = opened.rescued().orElseThrow();
            assertThat(rescued.lost()).isNotEmpty();
            assertThat(rescued.reports() + rescued.lost().size()).isEqualTo(DELIVERED.size() + WAITING.size());
            assertThat(rescued.drafts()).isEqualTo(4);
            assertThat(rescued.said().toString())
                    .contains(rescued.lost().get(0).spoken())
                    .contains(rescued.kept().getFileName().toString());
            assertThat(notebook.journal().generation()).isEqualTo(2);
            notebook.wipe();
            assertThat(rescued.kept()).doesNotExist();
        }
    }

    @Test
    void the_damaged_file_leaves_the_phone_after_thirty_days() throws Exception {
        byte[] hurt = sound.clone();
        int page = pageOf("draft");
        Arrays.fill(hurt, page * PAGE, (page + 1) * PAGE, (byte) 0);
        Path file = Files.write(folder.resolve("notebook.db"), hurt);
        Instant now = Instant.now();
        Notebook.Opened opened = Notebook.openReadingAll(file, MissionMode.LIVE, safe, Clock.systemUTC(), random);
        Path kept = opened.rescued().orElseThrow().kept();

        try (Notebook notebook = opened.notebook()) {
            for (int days : new int[] {-400, 0, 29}) {
                notebook.letGo(now.plus(Duration.ofDays(days)), Retention.USUAL, random);
                assertThat(kept).exists();
            }
            notebook.letGo(now.plus(Duration.ofDays(31)), Retention.USUAL, random);
            assertThat(kept).doesNotExist();
        }
    }

    /** The page with the most rows of it. */
    private int pageOf(String table) {
        int best = 0;
        long most = 0;
        for (int page = 1; page < sound.length / PAGE; page++) {
            byte[] bytes = Arrays.copyOfRange(sound, page * PAGE, (page + 1) * PAGE);
            long here = rows.stream()
                    .filter(row -> row.get(0).equals(table) && touches(row, bytes))
                    .count();
            if (here > most) {
                most = here;
                best = page;
            }
        }
        return best;
    }

    @Test
    void a_phone_that_dies_while_the_rescued_file_takes_its_place_goes_on_at_the_next_start() throws Exception {
        byte[] hurt = sound.clone();
        int page = pageOf("draft");
        Arrays.fill(hurt, page * PAGE, (page + 1) * PAGE, (byte) 0);
        Path file = Files.write(folder.resolve("notebook.db"), hurt);
        Notebook.openReadingAll(file, MissionMode.LIVE, safe, Clock.systemUTC(), random)
                .notebook()
                .close();
        List<List<Object>> rescued = rows(file);
        Files.move(file, folder.resolve("notebook.db.rescued-20260302T120000Z"));

        try (Notebook notebook = Notebook.openReadingAll(file, MissionMode.LIVE, safe, Clock.systemUTC(), random)
                .notebook()) {
            assertThat(notebook.reports()).hasSize(DELIVERED.size() + WAITING.size());
        }
        assertThat(rows(file)).containsAll(rescued);
    }

    @Test
    void a_sound_file_under_another_key_is_called_damaged_and_left_as_it_is() throws Exception {
        Path file = Files.write(folder.resolve("notebook.db"), sound);
        Safe other = new Lockers(folder.resolve("other"), new Stretching(8, 1), Clock.systemUTC(), random)
                .setUp(1, Pin.typed("40718293"))
                .safe();

        assertThatThrownBy(() -> Notebook.openReadingAll(file, MissionMode.LIVE, other, Clock.systemUTC(), random))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().key()).isEqualTo("notebook.damaged"));

        assertThat(Files.readAllBytes(file)).isEqualTo(sound);
    }

    @Test
    void unlocking_reads_no_more_of_a_full_notebook_than_of_one_just_enrolled() throws Exception {
        Path fresh = folder.resolve("fresh.db");
        try (Notebook notebook = open(fresh)) {
            notebook.enrol(new MemoryServer().invitation(MissionMode.LIVE), new SeededRandom(12));
        }

        assertThat(openedBy(Files.write(folder.resolve("full.db"), sound))).isEqualTo(openedBy(fresh));
    }

    /** How many records are opened until the notebook is there. */
    private int openedBy(Path file) {
        int[] opened = new int[1];
        Safe counting = new Safe() {
            @Override
            public byte[] lock(String record, byte[] open) {
                return safe.lock(record, open);
            }

            @Override
            public byte[] open(String record, byte[] locked) {
                opened[0]++;
                return safe.open(record, locked);
            }

            @Override
            public byte[] pseudonym(String words) {
                return safe.pseudonym(words);
            }
        };
        Notebook.openOrRescue(file, MissionMode.LIVE, counting, Clock.systemUTC(), random)
                .notebook()
                .close();
        return opened[0];
    }

    @Test
    void a_notebook_that_cannot_be_opened_is_rescued_at_once_and_one_hurt_deeper_down_once_all_is_read()
            throws Exception {
        byte[] noHeader = sound.clone();
        Arrays.fill(noHeader, 0, PAGE, (byte) 0);
        byte[] noDrafts = sound.clone();
        int page = pageOf("draft");
        Arrays.fill(noDrafts, page * PAGE, (page + 1) * PAGE, (byte) 7);

        assertThat(unlocked("unopenable.db", noHeader)).isTrue();
        assertThat(unlocked("empty.db", new byte[0])).isTrue();
        assertThat(unlocked("deeper.db", noDrafts)).isFalse();
        try (Notebook deeper = Notebook.openOrRescue(
                        folder.resolve("deeper.db"), MissionMode.LIVE, safe, Clock.systemUTC(), random)
                .notebook()) {
            assertThat(deeper.hurt()).isFalse();
            assertThatThrownBy(deeper::drafts).isInstanceOf(ProblemException.class);
            assertThat(deeper.hurt()).isTrue();
            assertThat(deeper.sound(() -> true)).isFalse();
        }
    }

    private boolean unlocked(String name, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve(name), bytes);
        Notebook.Opened opened = Notebook.openOrRescue(file, MissionMode.LIVE, safe, Clock.systemUTC(), random);
        opened.notebook().close();
        return opened.rescued().isPresent();
    }

    @Test
    void a_notebook_in_use_is_read_through_beside_it_and_reading_stops_when_it_is_not_wanted() throws Exception {
        Path file = Files.write(folder.resolve("notebook.db"), sound);
        try (Notebook notebook = open(file)) {
            submit(notebook, "still in the log");
            int[] asked = new int[1];

            assertThat(notebook.sound(() -> {
                        submit(notebook, "meanwhile " + asked[0]);
                        return asked[0]++ < 5;
                    }))
                    .isTrue();

            assertThat(asked[0]).isLessThan(100);
            assertThat(notebook.sound(() -> true)).isTrue();
            assertThat(notebook.reports()).hasSizeGreaterThan(DELIVERED.size() + WAITING.size() + 5);
        }
    }

    @Test
    void what_was_last_saved_and_lies_in_the_log_only_is_rescued_with_the_rest() throws Exception {
        Path file = Files.write(folder.resolve("notebook.db"), sound);
        Path killed = Files.createDirectory(folder.resolve("killed"));
        int page = pageOf("draft");
        try (Notebook notebook = open(file)) {
            submit(notebook, "in the log");
            Files.copy(file, killed.resolve("notebook.db"));
            Files.copy(folder.resolve("notebook.db-wal"), killed.resolve("notebook.db-wal"));
        }
        Path hurt = killed.resolve("notebook.db");
        byte[] bytes = Files.readAllBytes(hurt);
        Arrays.fill(bytes, page * PAGE, (page + 1) * PAGE, (byte) 7);
        Files.write(hurt, bytes);

        Notebook.Opened opened = Notebook.openReadingAll(hurt, MissionMode.LIVE, safe, Clock.systemUTC(), random);

        try (Notebook notebook = opened.notebook()) {
            assertThat(opened.rescued()).isPresent();
            assertThat(notes(notebook.reports().stream().map(Report::observation)))
                    .contains("in the log")
                    .containsAll(DELIVERED)
                    .containsAll(WAITING);
            assertThat(killed.resolve(opened.rescued().get().kept().getFileName() + "-wal"))
                    .exists();
        }
    }

    private Notebook open(Path file) {
        return Notebook.open(file, MissionMode.LIVE, safe, Clock.systemUTC());
    }

    private static final Random NOISE = new Random(3);

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        NOISE.nextBytes(noise);
        return noise;
    }

    /** Rows with content of their own, as SQLite reads them; lists and counters are looked at through the notebook. */
    private static List<List<Object>> rows(Path file) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = db.createStatement()) {
            for (LockedTable table : LockedTable.ALL) {
                if (List.of("notebook", "report", "question", "held_range", "track_mode")
                        .contains(table.name())) {
                    continue;
                }
                try (ResultSet found = statement.executeQuery("SELECT * FROM " + table.name())) {
                    while (found.next()) {
                        List<Object> row = new ArrayList<>(List.of(table.name()));
                        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                            Object value = found.getObject(i);
                            row.add(value instanceof byte[] bytes ? Bytes.of(bytes) : Optional.ofNullable(value));
                        }
                        rows.add(row);
                    }
                }
            }
        }
        return rows;
    }

    /** Whether any of a row's values, or a part of it, stands on these pages. */
    private static boolean touches(List<Object> row, byte[] pages) {
        String all = new String(pages, StandardCharsets.ISO_8859_1);
        return row.stream().skip(1).anyMatch(value -> {
            if (value instanceof Optional<?> maybe) {
                return maybe.filter(String.class::isInstance)
                        .filter(word -> all.contains((String) word))
                        .isPresent();
            }
            String bytes = new String(((Bytes) value).toArray(), StandardCharsets.ISO_8859_1);
            boolean begins = all.contains(bytes.substring(0, Math.min(16, bytes.length())));
            boolean goesOn = false;
            for (int at = 0; at + PAGE <= pages.length; at += PAGE) {
                goesOn |= bytes.contains(all.substring(at + 4, at + 20));
            }
            return begins || goesOn;
        });
    }
}
