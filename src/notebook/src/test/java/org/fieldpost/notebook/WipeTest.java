package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.review.Asked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A revoked phone's notebook, without any lock on its content: what was planted in it is in no file any more. */
class WipeTest {

    private static final String REGION =
            Samples.smuggling(NOON).circumstances().region().orElseThrow().regionCode();

    @TempDir
    private Path folder;

    private final SecureRandom random = new SeededRandom(5);
    private final MemoryServer server = new MemoryServer();
    private final BoxKey group = BoxKey.generate(random);
    private NotebookInUse phone;
    private Map<String, byte[]> planted;

    @BeforeEach
    void plant() {
        phone = NotebookInUse.live(folder).enrolledAt(server);
        Notebook notebook = phone.now();
        var headquarters = SigningKey.generate(random);
        server.tell(new Body.RecipientGiven(RecipientKey.sign(
                MemoryServer.MISSION, 1, headquarters.verifyingKey(), group.publicKey(), headquarters)));
        var receipt = notebook.submit(
                Samples.smuggling(NOON, "planted in a report"), draft(1, "").id());
        server.judge(
                receipt,
                Body.ReviewState.State.COUNTED,
                Samples.smuggling(NOON).circumstances().region());
        var named = Body.Base.of(
                1,
                receipt.number(),
                BodyCodec.encode(new Body.ObservationRevision(Samples.smuggling(NOON, "planted in a report"))));
        server.tell(new Body.Question(named, new Asked(3, "planted in a question", NOON)));
        server.settleWith(notebook);
        notebook.answerRecipient(true);
        for (int report = 0; report < 40; report++) {
            notebook.submit(
                    Samples.smuggling(NOON, "planted in another " + "and ".repeat(40)),
                    draft(1, "").id());
        }
        notebook.record(Samples.patrol(NOON));
        PatrolsAtWork.fill(notebook.patrolLog(), "planted in a patrol report");
        notebook.save(draft(2, "planted in a draft"));
        notebook.save(draft(3, "planted in a draft that is sealed"));
        notebook.submitSealed(Samples.sealed(NOON), draft(3, "").id(), random);
        planted = secrets(notebook);
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void before_it_is_wiped_everything_planted_is_found_so_that_the_search_is_known_to_find() {
        assertThat(found()).containsExactlyInAnyOrderElementsOf(planted.keySet());
    }

    @Test
    void after_it_is_wiped_nothing_planted_is_in_any_file_of_the_folder_open_or_closed() {
        phone.now().wipe();
        assertThat(found()).isEmpty();

        phone.close();
        assertThat(found()).isEmpty();
    }

    @Test
    void what_the_last_session_left_is_wiped_too() {
        phone.reopen().wipe();

        assertThat(found()).isEmpty();
    }

    @Test
    void a_wiped_notebook_is_as_new_and_can_be_enrolled_again() {
        phone.now().wipe();

        for (int opened = 1; opened <= 2; opened++) {
            Notebook each = phone.now();
            assertThat(each.enrolment()).isEmpty();
            assertThat(each.reports()).isEmpty();
            assertThat(each.submitted().lines()).isEmpty();
            assertThat(each.submitted().openQuestions()).isEmpty();
            assertThat(each.drafts()).isEmpty();
            assertThat(each.runningPatrol()).isEmpty();
            assertThat(each.patrolLog().plans()).isEmpty();
            assertThat(each.patrolLog().report(PatrolsAtWork.PATROL.key())).isEmpty();
            assertThat(each.patrolLog().fixes(PatrolsAtWork.PATROL.key())).isEmpty();
            assertThat(each.recipient()).isEmpty();
            assertThat(each.credential()).isEmpty();
            assertThat(each.journal().waiting()).isZero();
            assertThat(each.journal().epoch()).isZero();
            assertThat(each.inbox().held())
                    .allSatisfy(of -> assertThat(of.held()).isEmpty());
            phone.reopen();
        }
        var another = new MemoryServer();
        phone.enrolledAt(another);
        assertThat(phone.now()
                        .submit(Samples.smuggling(NOON), draft(1, "").id())
                        .spoken())
                .startsWith("K7-1-");
        another.settleWith(phone.now());
        assertThat(another.received()).hasSize(1);
    }

    private static Map<String, byte[]> secrets(Notebook notebook) {
        Map<String, byte[]> secrets = new TreeMap<>();
        for (String text : List.of(
                "planted in a report",
                "planted in another",
                "planted in a draft",
                "planted in a patrol report",
                "planted in a question",
                PatrolsAtWork.PLANNED_CREW,
                Samples.CREW,
                REGION)) {
            secrets.put(text, text.getBytes(StandardCharsets.UTF_8));
        }
        Enrolled enrolled = notebook.enrolment().orElseThrow();
        secrets.put("signing key", enrolled.signingKey().secret().toArray());
        secrets.put("box key", enrolled.boxKey().secret().toArray());
        secrets.put("invitation", enrolled.invitation().code().getBytes(StandardCharsets.UTF_8));
        secrets.put(
                "recipient",
                notebook.recipient().orElseThrow().key().box().value().toArray());
        return secrets;
    }

    /** The names of what is in some file, as it is or as the same text in UTF-16. */
    private List<String> found() {
        List<String> found = new ArrayList<>();
        planted.forEach((name, secret) -> {
            String text = latin(secret);
            boolean there = files().map(WipeTest::content)
                    .anyMatch(content -> content.contains(text)
                            || content.contains(wide(text, StandardCharsets.UTF_16LE))
                            || content.contains(wide(text, StandardCharsets.UTF_16BE)));
            if (there) {
                found.add(name);
            }
        });
        return found;
    }

    private Stream<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String wide(String text, Charset charset) {
        return latin(text.getBytes(charset));
    }

    private static String content(Path file) {
        try {
            return latin(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
