package org.fieldpost.server.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.exercise.Reply;
import org.fieldpost.model.exercise.ScriptedPlayer;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trainer runs an exercise against phones, over HTTP, and sees what they answer. */
class RunTest {

    @TempDir
    Path directory;

    private ServerAtWork at;
    private Visitor trainer;
    private PlayedRun played;
    private PhoneAtWork good;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory, MissionReader.shipped("sorrenga"), MissionMode.EXERCISE);
        trainer = at.signedIn(Role.TRAINER);
        played = new PlayedRun(at, trainer);
        good = played.good();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Files.write(Path.of(System.getProperty("fieldpost.build")).resolve("debrief.pdf"), pdf);
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void press(String run, String what, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        var answer = trainer.submit(run + what, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private void start(String run) {
        press(run, "/clock", Map.of("do", "start"));
    }

    private List<Situation> situations(PhoneAtWork phone) {
        return played.situations(phone);
    }

    private String page(String run) {
        return trainer.get(run).body().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void injects_come_at_their_time_by_the_exercises_clock_which_can_be_paused_and_sped_up() {
        String run = played.path();
        assertThat(situations(good)).isEmpty();
        start(run);
        assertThat(situations(good)).isEmpty();

        at.clock().advance(Duration.ofMinutes(4));
        awaitTick(run);
        assertThat(situations(good)).extracting(Situation::number).containsExactly(1);

        press(run, "/clock", Map.of("do", "pause"));
        at.clock().advance(Duration.ofHours(2));
        awaitTick(run);
        assertThat(situations(good)).hasSize(1);

        press(run, "/clock", Map.of("do", "start"));
        press(run, "/clock", Map.of("do", "speed", "speed", "600"));
        at.clock().advance(Duration.ofMinutes(1));
        awaitTick(run);
        assertThat(situations(good)).hasSize(6);
        assertThat(situations(played.wrong())).isEqualTo(situations(good));
    }

    /** Setting the speed looks for what is due, as the thread of its own does every few seconds. */
    private void awaitTick(String run) {
        for (int look = 0; look < 3; look++) {
            trainer.get(run);
        }
        var speed = Pattern.compile("<option value=\"(\\d+)\" selected")
                .matcher(trainer.get(run).body());
        assertThat(speed.find()).isTrue();
        press(run, "/clock", Map.of("do", "speed", "speed", speed.group(1)));
    }

    @Test
    void a_good_team_and_a_wrong_team_get_the_scores_computed_by_hand() {
        String run = played.path();
        played.played();

        String board = page(run);
        // six injects like the key; of the wrong team one like it, one breach, one nothing, three unanswered: 100 / 6
        assertThat(board).contains("In all 100 points");
        assertThat(board).contains("Failed on safety 17 points");
        assertThat(text(trainer.file(run + "/debrief.pdf")))
                .contains("EXERCISE EXERCISE EXERCISE")
                .contains("Good 100 25 20 20 15 10 10")
                .contains("Failed on safety")
                .contains("writing down who somebody is")
                .contains("The paper was read");
    }

    @Test
    void an_answer_is_explained_line_by_line_and_the_trainer_can_say_something_about_it() {
        String run = played.path();
        start(run);
        press(run, "/injects", Map.of("do", "give", "number", "1"));
        Situation stones = situations(good).get(0);
        PlayedRun.likeTheKey(good, stones);
        good.exchange(at.address());
        String answer = run + "/answers/" + stones.id() + "/" + PlayedRun.code(good);

        assertThat(page(answer))
                .contains("100 of 100 points")
                .contains("What it is 25 of 25")
                .contains("A good answer")
                .contains("The paper was read, nobody saw a stone cross");

        press(answer, "", Map.of("text", "Who told you of the motorcycle?"));
        press(run, "/keys", Map.of("situation", String.valueOf(stones.id())));
        good.exchange(at.address());
        List<Body> told = good.inbox().entries().stream().map(BodyCodec::decode).toList();
        assertThat(told)
                .anyMatch(body -> body instanceof Body.Remarked said
                        && said.remark().text().equals("Who told you of the motorcycle?"));
        assertThat(told)
                .anyMatch(body -> body instanceof Body.KeyShown shown
                        && shown.situation() == stones.id()
                        && shown.row().contains("The paper was read"));
    }

    @Test
    void an_inject_can_be_left_out_repeated_or_made_up_and_what_is_sent_ahead_is_shown_at_its_time() {
        String run = played.path();
        press(run, "/injects", Map.of("do", "skip", "number", "1"));
        press(run, "/clock", Map.of("do", "start", "ahead", "yes"));
        List<Situation> ahead = situations(good);
        assertThat(ahead).hasSize(5).extracting(Situation::number).doesNotContain(1);
        assertThat(ahead.get(0).givenAt())
                .isEqualTo(NOON.plus(PlayedRun.inject(ahead.get(0)).at()));

        press(run, "/injects", Map.of("do", "give", "number", "2"));
        press(
                run,
                "/free",
                Map.of("means", "RADIO", "from", "Base", "title", "Weather", "text", "The ford is closed by rain."));

        assertThat(situations(good)).hasSize(7);
        assertThat(situations(good)).anySatisfy(free -> {
            assertThat(free.number()).isZero();
            assertThat(free.text()).isEqualTo("The ford is closed by rain.");
        });
        assertThat(page(run)).contains("left out").contains("Weather");
    }

    @Test
    void a_report_that_comes_later_than_its_reply_is_said_to_be_on_the_way() {
        String run = played.path();
        start(run);
        press(run, "/injects", Map.of("do", "give", "number", "1"));
        Situation stones = situations(good).get(0);
        var report = PhoneAtWork.entry(
                50,
                new Body.ObservationRevision(ScriptedPlayer.likeTheKey(PlayedRun.inject(stones), stones.givenAt())));
        var reply = PhoneAtWork.entry(
                51, new Body.Replied(new Reply(stones.id(), Reply.How.REPORTED, stones.givenAt()), 1, 50));

        PhoneAtWork.send(at.address(), good.envelope(reply));
        assertThat(page(run)).contains("its report is not in yet");
        PhoneAtWork.send(at.address(), good.envelope(report));
        assertThat(page(run)).contains("100 points");
    }

    @Test
    void players_can_seal_although_nobody_set_up_a_recipient_and_the_board_says_whose_print_they_confirm() {
        good.exchange(at.address());
        RecipientKey told = good.inbox().entries().stream()
                .map(BodyCodec::decode)
                .filter(Body.RecipientGiven.class::isInstance)
                .map(body -> ((Body.RecipientGiven) body).recipient())
                .findFirst()
                .orElseThrow();

        assertThat(page(played.path())).contains(told.fingerprint());
        new PlayedRun(at, at.signedIn(Role.TRAINER, Role.ANALYST));
        assertThat(page(played.path())).contains(told.fingerprint());
    }

    @Test
    void a_run_that_has_ended_stands_still_and_says_so() {
        String run = played.path();
        start(run);
        press(run, "/clock", Map.of("do", "end"));
        var answer = trainer.submit(run + "/injects", Map.of("do", "give", "number", "1"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This exercise has ended");
        assertThat(situations(good)).isEmpty();
    }

    /** P7. */
    @Test
    void a_live_server_sets_a_reply_aside_and_runs_nothing() throws Exception {
        try (ServerAtWork live = ServerAtWork.in(directory.resolve("live"))) {
            PhoneAtWork officer = live.enrolledPhone();
            officer.write(new Body.Replied(new Reply(7, Reply.How.NOTHING, NOON)));
            officer.exchange(live.address());
            assertThat(live.signedIn(Role.TRAINER).get("/runs").statusCode()).isEqualTo(404);
            Matcher aside = Pattern.compile("kind 11 does not come from a phone")
                    .matcher(live.signedIn(Role.ADMINISTRATOR).get("/set-aside").body());
            assertThat(aside.find()).isTrue();
        }
    }
}
