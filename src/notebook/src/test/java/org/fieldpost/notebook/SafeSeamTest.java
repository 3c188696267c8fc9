package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.notebook.NotebookInUse.NOON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Stretching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks into every file of a notebook in use for what must not lie there readable. */
class SafeSeamTest {

    /** With codes of the mission's own: they lie in a body as text, the usual ones as numbers that nobody could search. */
    private static final Observation REPORT = Observation.of(
            Kind.SMUGGLING,
            Samples.smuggling(NOON, "Forty yellow cans behind the clinic").circumstances(),
            Samples.smugglingAnswers()
                    .with(Question.ACTOR, List.of(CodeList.ACTOR.code("FERRYMAN")))
                    .with(Question.SIZE_BAND, List.of(CodeList.SIZE_BAND.code("CANOELOAD"))));

    @TempDir
    private Path folder;

    private final MemoryServer server = new MemoryServer();

    @Test
    void without_a_lock_note_code_position_and_keys_are_found_so_that_the_search_is_known_to_find() throws IOException {
        try (NotebookInUse notebook = inUse(Safe.withoutLock())) {
            secrets(notebook.now())
                    .forEach((name, secret) ->
                            assertThat(holding(secret)).as(name).isNotEmpty());
        }
    }

    @Test
    void with_a_safe_no_note_code_position_or_key_stands_readable_in_any_file() throws IOException {
        try (NotebookInUse notebook = inUse(locked())) {
            assertThat(files()).extracting(f -> f.getFileName().toString()).contains("notebook.db", "notebook.db-wal");
            secrets(notebook.now())
                    .forEach((name, secret) ->
                            assertThat(holding(secret)).as(name).isEmpty());
        }
    }

    @Test
    void nor_does_the_region_a_report_was_counted_in() throws IOException {
        try (NotebookInUse notebook = inUse(locked())) {
            String region = notebook.now().reports().get(0).countedIn().orElseThrow();

            assertThat(holding(region.getBytes(StandardCharsets.UTF_8))).isEmpty();
        }
    }

    private NotebookInUse inUse(Safe safe) {
        NotebookInUse use = NotebookInUse.live(folder);
        Notebook notebook = use.reopen(safe);
        use.enrolledAt(server);
        notebook.record(Samples.patrol(NOON));
        PatrolsAtWork.fill(notebook.patrolLog(), "The miller waved us on");
        notebook.save(Draft.open(
                        "00000000000000aa",
                        Kind.SMUGGLING,
                        NOON,
                        Optional.of(REPORT.circumstances().position()))
                .noting("Draft about the ferry man")
                .answering(Question.COMMODITY, List.of(CodeList.COMMODITY.code("SNUFF"))));
        ReceiptCode receipt = notebook.submit(REPORT, "00000000000000bb");
        server.exchangeWith(notebook);
        server.judge(
                receipt, Body.ReviewState.State.COUNTED, REPORT.circumstances().region());
        var report = Body.Base.of(1, receipt.number(), BodyCodec.encode(new Body.ObservationRevision(REPORT)));
        server.tell(new Body.Question(report, new Asked(3, "Who paid the bridge guard?", NOON)));
        server.tell(new Body.Question(report, new Asked(4, "How often?", NOON)));
        server.exchangeWith(notebook);
        notebook.submitted().begin(3, "The tollman did");
        notebook.submitted().answer(new Answered(4, "Every market day", false));
        return use;
    }

    private Safe locked() {
        return new Lockers(folder, new Stretching(8, 1), Clock.systemUTC(), new SeededRandom(3))
                .setUp(1, Pin.typed("40718293"))
                .safe();
    }

    private static Map<String, byte[]> secrets(Notebook notebook) {
        var secrets = new TreeMap<String, byte[]>();
        for (String text : List.of(
                "Forty yellow cans",
                "ferry man",
                "bridge guard",
                "tollman",
                "market day",
                "miller waved",
                PatrolsAtWork.PLANNED_CREW,
                Samples.CREW,
                "SNUFF",
                "CANOELOAD",
                "FERRYMAN",
                "BP03")) {
            secrets.put(text, text.getBytes(StandardCharsets.UTF_8));
        }
        var point = REPORT.circumstances().position().point();
        secrets.put("latitude", Cbor.encode(Math.round(point.latitudeDeg() * 1e6)));
        secrets.put("longitude", Cbor.encode(Math.round(point.longitudeDeg() * 1e6)));
        Bytes body = BodyCodec.encode(new Body.ObservationRevision(REPORT));
        secrets.put(
                "hash of an entry",
                new Entry(notebook.reports().get(0).receipt().number(), Body.ObservationRevision.KIND, body)
                        .hash()
                        .toArray());
        Enrolled enrolled = notebook.enrolment().orElseThrow();
        secrets.put("signing key", enrolled.signingKey().secret().toArray());
        secrets.put("box key", enrolled.boxKey().secret().toArray());
        secrets.put("invitation", enrolled.invitation().code().getBytes(StandardCharsets.UTF_8));
        assertThat(enrolled.invitation().mode()).isEqualTo(MissionMode.LIVE);
        return secrets;
    }

    /** The files that hold these bytes, or the same text in UTF-16. */
    private List<Path> holding(byte[] secret) {
        String text = new String(secret, StandardCharsets.ISO_8859_1);
        List<Path> holding = new ArrayList<>();
        for (Path file : files()) {
            String content = content(file);
            for (var encoding : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                String wide = new String(text.getBytes(encoding), StandardCharsets.ISO_8859_1);
                if (content.contains(text) || content.contains(wide)) {
                    holding.add(file);
                    break;
                }
            }
        }
        return holding;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
