package org.fieldpost.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.LaterBackground;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.app.observation.ObservationViewModel;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.ReportLife;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportViewModelTest {

    private static final Asked WHICH_BANK = new Asked(7, "Which bank of the river?", AppAtWork.NOON);

    @TempDir
    private Path folder;

    private AppAtWork phone;
    private ReceiptCode receipt;

    @BeforeEach
    void submitOne() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
        receipt = phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a1");
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void a_correction_begins_with_what_the_report_says_and_becomes_its_next_version() {
        ReportViewModel report = open();
        List<Draft> opened = new ArrayList<>();

        report.correct(opened::add);
        var form = new ObservationViewModel(phone.desk(), phone.mission(), opened.get(0), saved -> {});
        form.note("A lorry, not a van");
        form.submit();

        report.refresh();
        assertThat(life(report).revisions())
                .extracting(revision -> revision.observation().circumstances().note())
                .containsExactly(
                        Samples.smuggling(AppAtWork.NOON).circumstances().note(), "A lorry, not a van");
        assertThat(phone.notebook().submitted().lines()).hasSize(1);
        assertThat(phone.notebook().drafts()).isEmpty();
    }

    @Test
    void a_correction_that_was_begun_is_gone_on_with() {
        ReportViewModel report = open();
        List<Draft> opened = new ArrayList<>();
        report.correct(opened::add);
        phone.notebook().save(opened.get(0).noting("half a sent"));

        report.correct(opened::add);

        assertThat(opened.get(1).note()).isEqualTo("half a sent");
        assertThat(phone.notebook().drafts()).hasSize(1);
    }

    @Test
    void taking_back_asks_why_and_then_once_more() {
        ReportViewModel report = open();

        report.askWhy();
        report.retract();
        assertThat(state(report)).isEqualTo(Report.State.WAITING);
        report.because(RetractionReason.DUPLICATE);
        assertThat(state(report)).isEqualTo(Report.State.WAITING);
        report.because(RetractionReason.MISTAKE);
        report.retract();

        assertThat(state(report)).isEqualTo(Report.State.RETRACTED);
        assertThat(life(report).standing().orElseThrow().retracted()).contains(RetractionReason.MISTAKE);
        assertThat(next(report, Language.EN))
                .isEqualTo("You took it back: It was not so. The server learns of it with the next exchange.");
        new ExchangeViewModel(phone.desk()).sendNow();
        report.refresh();
        assertThat(next(report, Language.EN)).isEqualTo("You took it back: It was not so. It does not count.");
    }

    @Test
    void pressing_twice_takes_back_once() {
        var later = new LaterBackground();
        phone.workingBy(later);
        ReportViewModel report = open();
        later.catchUp();
        report.askWhy();
        report.because(RetractionReason.SAFETY);

        report.retract();
        report.retract();
        later.catchUp();

        assertThat(report.problem().get()).isEmpty();
        assertThat(phone.notebook().waits().messages()).isEqualTo(1);
    }

    @Test
    void who_keeps_it_after_all_has_changed_nothing() {
        ReportViewModel report = open();
        report.askWhy();
        report.because(RetractionReason.SAFETY);

        report.keep();

        assertThat(report.retracting().get()).isEqualTo(ReportViewModel.Retracting.NOT);
        assertThat(phone.notebook().waits().messages()).isZero();
    }

    @Test
    void an_answer_is_kept_at_every_change_and_given_without_a_link() {
        asked();
        ReportViewModel report = open();

        report.write(7, "The far");
        phone.reopen();
        ReportViewModel again = open();
        assertThat(again.written(life(again).questions().get(0))).isEqualTo("The far");
        again.write(7, "The far one");
        again.answer(life(again).questions().get(0));

        assertThat(life(again).questions().get(0).given().orElseThrow().answered())
                .isEqualTo(new Answered(7, "The far one", false));
        assertThat(phone.notebook().submitted().openQuestions()).isEmpty();
        new ExchangeViewModel(phone.desk()).sendNow();
        assertThat(phone.server().received())
                .anySatisfy(body -> assertThat(body)
                        .isInstanceOfSatisfying(
                                Body.Answer.class,
                                said -> assertThat(said.answered().text()).isEqualTo("The far one")));
    }

    @Test
    void an_answer_without_words_is_asked_for() {
        asked();
        ReportViewModel report = open();
        report.write(7, "   ");

        report.answer(life(report).questions().get(0));

        assertThat(report.problem().get()).map(p -> p.key()).contains("answer.empty");
        assertThat(phone.notebook().submitted().openQuestions()).hasSize(1);
    }

    @Test
    void a_correction_can_be_the_answer() {
        asked();
        phone.notebook().revise(receipt, Samples.smuggling(AppAtWork.NOON, "On the far bank"));
        ReportViewModel report = open();

        report.answerByCorrection(life(report).questions().get(0));

        assertThat(life(report).questions().get(0).given().orElseThrow().answered())
                .isEqualTo(new Answered(7, "", true));
    }

    @Test
    void what_happens_next_is_said_in_plain_words() {
        ReportViewModel report = open();
        assertThat(next(report, Language.EN)).isEqualTo("Only this phone has it. It goes with the next exchange.");
        new ExchangeViewModel(phone.desk()).sendNow();
        report.refresh();
        assertThat(next(report, Language.EN))
                .isEqualTo("It counts in Nimba. A supervisor may still grade it or ask you.");
        phone.server().rules(phone.notebook(), receipt, Ruling.graded(new Grade('B', 2)), AppAtWork.NOON);
        new ExchangeViewModel(phone.desk()).sendNow();
        report.refresh();
        assertThat(next(report, Language.EN)).isEqualTo("A supervisor has read it and graded it.");
        phone.notebook().revise(receipt, Samples.smuggling(AppAtWork.NOON, "again"));
        report.refresh();
        assertThat(next(report, Language.EN)).startsWith("The server has the report. Your correction is on this phone");
    }

    @ParameterizedTest
    @EnumSource(Ruling.Outcome.class)
    void every_ruling_has_words_in_every_language(Ruling.Outcome outcome) {
        Ruling ruling = switch (outcome) {
            case GRADED -> Ruling.graded(new Grade('F', 6));
            case MERGED -> Ruling.mergedInto(ReceiptCode.parse("K9-3"));
            case RETURNED, RETRACTED, REOPENED -> Ruling.of(outcome);
        };
        phone.server()
                .rules(phone.notebook(), receipt, Ruling.graded(new Grade('B', 2)), AppAtWork.NOON.minusSeconds(1));
        phone.server().rules(phone.notebook(), receipt, ruling, AppAtWork.NOON);
        new ExchangeViewModel(phone.desk()).sendNow();
        ReportViewModel report = open();

        assertThat(state(report).name()).isEqualTo(outcome == Ruling.Outcome.REOPENED ? "COUNTED" : outcome.name());
        for (Language language : Language.values()) {
            assertThat(next(report, language)).isNotBlank();
        }
    }

    @Test
    void a_receipt_of_another_phone_is_said_to_be_not_here() {
        var report = new ReportViewModel(phone.desk(), ReceiptCode.parse("K7-99"));

        report.refresh();

        assertThat(report.problem().get()).map(p -> p.key()).contains("life.nothing");
    }

    private void asked() {
        phone.server().asks(phone.notebook(), receipt, WHICH_BANK);
        new ExchangeViewModel(phone.desk()).sendNow();
    }

    private ReportViewModel open() {
        var report = new ReportViewModel(phone.desk(), receipt);
        report.refresh();
        return report;
    }

    private static ReportLife life(ReportViewModel report) {
        return report.life().get().orElseThrow();
    }

    private static Report.State state(ReportViewModel report) {
        return life(report).standing().orElseThrow().state();
    }

    private String next(ReportViewModel report, Language language) {
        return new ReportWords(phone.mission(), Samples.vocabulary(), Words.in(language)).next(life(report));
    }
}
