package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.notebook.NotebookInUse.NOON;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Batch;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Alone;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.exercise.Answer;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Played;
import org.fieldpost.model.exercise.Remark;
import org.fieldpost.model.exercise.Reply;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an exercise showed on a phone and what its player made of it. */
class ExerciseLogTest {

    @TempDir
    private Path folder;

    private final SecureRandom random = new SeededRandom(4);
    private final MemoryServer server = new MemoryServer();
    private NotebookInUse phone;

    @AfterEach
    void close() {
        phone.close();
    }

    private static Situation situation(long id) {
        return new Situation(
                id,
                "One hour",
                (int) id,
                Duration.ofMinutes(5),
                Inject.Means.SEEN,
                "",
                "A truck",
                "A truck passes.",
                Optional.empty(),
                List.of(),
                NOON);
    }

    private void trainee() {
        phone = NotebookInUse.exercise(folder).enrolledAt(server);
    }

    private void alone() {
        phone = NotebookInUse.exercise(folder);
        phone.now().enrol(Alone.in("sorrenga", random, NOON), random);
    }

    private void tell(Body body) {
        server.tell(body);
        phone.now().engine(random).read(server.next());
    }

    private List<Played> played() {
        return phone.now().exercise().all();
    }

    private List<Entry> entries() {
        return phone.now()
                .journal()
                .waitingAfter(Batch.Place.START, 1 << 20, Priority.PHOTO)
                .entries();
    }

    private List<Body> journal() {
        return entries().stream().map(BodyCodec::decode).toList();
    }

    private void report(long situation, String draft) {
        phone.now().save(NotebookInUse.draft(Integer.parseInt(draft, 16), "counted"));
        phone.now().exercise().meet(situation(situation));
        phone.now().exercise().answering(draft);
        phone.reopen();
        phone.now().submit(Samples.smuggling(NOON.plusSeconds(60), "counted"), draft);
    }

    @Test
    void a_situation_that_a_trainer_gives_stands_open_until_a_report_answers_it_and_the_server_is_told_which() {
        trainee();
        tell(new Body.SituationGiven(situation(7)));
        assertThat(played())
                .singleElement()
                .satisfies(open -> assertThat(open.open()).isTrue());

        report(7, "0000000000000001");

        phone.reopen();
        assertThat(played()).singleElement().satisfies(done -> {
            assertThat(done.answer()).isInstanceOfSatisfying(Answer.Reported.class, said -> {
                assertThat(said.observation()).isEqualTo(Samples.smuggling(NOON.plusSeconds(60), "counted"));
                assertThat(said.seen()).isEqualTo(Duration.ofMinutes(6));
            });
        });
        assertThat(journal().stream().filter(Body.Replied.class::isInstance).map(Body.Replied.class::cast))
                .singleElement()
                .satisfies(replied -> {
                    assertThat(replied.reply().how()).isEqualTo(Reply.How.REPORTED);
                    assertThat(replied.reply().situation()).isEqualTo(7);
                    assertThat(entries())
                            .filteredOn(entry -> entry.number() == replied.number())
                            .extracting(Entry::kind)
                            .containsExactly(Body.ObservationRevision.KIND);
                });
    }

    @Test
    void the_first_answer_counts() {
        trainee();
        tell(new Body.SituationGiven(situation(7)));
        phone.now().exercise().nothing(7);
        report(7, "0000000000000001");

        assertThat(played())
                .singleElement()
                .satisfies(done -> assertThat(done.answer()).isInstanceOf(Answer.None.class));
        assertThat(journal().stream().filter(Body.Replied.class::isInstance)).hasSize(1);
    }

    @Test
    void a_sealed_report_is_told_as_sealed_and_by_nothing_else() {
        trainee();
        SigningKey group = SigningKey.generate(random);
        tell(new Body.RecipientGiven(RecipientKey.sign(
                server.invitation(MissionMode.EXERCISE).mission(),
                1,
                group.verifyingKey(),
                BoxKey.generate(random).publicKey(),
                group)));
        phone.now().answerRecipient(true);
        tell(new Body.SituationGiven(situation(7)));
        phone.now().exercise().meet(situation(7));
        phone.now().exercise().answering("0000000000000001");

        phone.now().submitSealed(Samples.sealed(NOON), "0000000000000001", random);

        assertThat(played())
                .singleElement()
                .satisfies(done -> assertThat(done.answer()).isInstanceOf(Answer.Sealed.class));
        assertThat(journal().stream().filter(Body.Replied.class::isInstance))
                .singleElement()
                .satisfies(
                        replied -> assertThat(((Body.Replied) replied).number()).isZero());
    }

    @Test
    void nothing_seen_is_an_answer_too() {
        trainee();
        tell(new Body.SituationGiven(situation(7)));
        var nil = new NilReport(
                Optional.empty(),
                NotebookInUse.GANTA,
                Optional.empty(),
                Optional.empty(),
                List.of(CodeList.ACTIVITY.code("FUEL")),
                NOON,
                NOON.plusSeconds(120));

        phone.now().exercise().meet(situation(7));
        phone.now().submit(nil);

        assertThat(played())
                .singleElement()
                .satisfies(done -> assertThat(done.answer())
                        .isInstanceOfSatisfying(
                                Answer.SawNothing.class,
                                said -> assertThat(said.report()).isEqualTo(nil)));
    }

    @Test
    void a_key_and_remarks_stand_with_their_situation_whichever_comes_first() {
        trainee();
        tell(new Body.Remarked(new Remark(7, "Who told you?", NOON)));
        tell(new Body.KeyShown(7, "row,number\ninject,7\n"));
        assertThat(played()).isEmpty();

        tell(new Body.SituationGiven(situation(7)));

        assertThat(played()).singleElement().satisfies(one -> {
            assertThat(one.remarks()).containsExactly(new Remark(7, "Who told you?", NOON));
            assertThat(one.key()).contains("row,number\ninject,7\n");
        });
    }

    @Test
    void alone_nobody_is_told_and_what_is_sealed_opens_nowhere() {
        alone();
        phone.now().exercise().give(situation(1));
        phone.now().exercise().give(situation(2));
        report(1, "0000000000000001");
        phone.now().exercise().meet(situation(2));
        phone.now().exercise().answering("0000000000000002");
        phone.now().submitSealed(Samples.sealed(NOON), "0000000000000002", random);

        assertThat(played()).hasSize(2).noneMatch(Played::open);
        assertThat(journal()).noneMatch(Body.Replied.class::isInstance);
        assertThat(phone.now().enrolment().orElseThrow().invitation().alone()).isTrue();
        phone.now().wipe();
        assertThat(played()).isEmpty();
    }

    /** P7. */
    @Test
    void a_live_notebook_takes_no_situation_from_anybody() {
        phone = NotebookInUse.live(folder).enrolledAt(server);
        tell(new Body.SituationGiven(situation(7)));

        assertThat(played()).isEmpty();
        assertThatThrownBy(() -> phone.now().exercise().give(situation(1))).hasMessageContaining("real reports");
        Invitation practice = Alone.in("sorrenga", random, NOON);
        assertThatThrownBy(() -> phone.now().enrol(practice, random)).isInstanceOf(ProblemException.class);
    }
}
