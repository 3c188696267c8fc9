package org.fieldpost.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.exchange.text.TextReport;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.ExchangeEvent;
import org.fieldpost.notebook.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneTextViewModelTest {

    /** 3GPP TS 23.038, the characters that ASCII has too; each is one of seven bits. */
    private static final String GSM_7 =
            "@$_ !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @TempDir
    private Path folder;

    private AppAtWork phone;
    private OneTextViewModel model;

    @BeforeEach
    void open() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
        model = new OneTextViewModel(phone.desk(), new ExchangeViewModel(phone.desk()));
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void flash_reports_are_offered_first() {
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON, "", true), "00000000000000a1");
        phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000a2");

        model.refresh();

        assertThat(model.state().get().waiting())
                .extracting(report -> report.observation().circumstances().flash())
                .containsExactly(true, false);
    }

    @Test
    void the_warning_comes_first_then_the_text_that_the_server_can_prove() {
        Report report = submitted();

        model.choose(report);
        assertThat(model.state().get().chosen()).contains(report);
        assertThat(model.state().get().text()).isEmpty();
        assertThat(phone.notebook().exchanges(9)).isEmpty();

        model.understood();
        String text = model.state().get().text().orElseThrow();
        assertThat(text).hasSizeLessThanOrEqualTo(TextReport.MOST_CHARS);
        assertThat(String.join(" ", model.state().get().groups())).isEqualTo(text);
        assertThat(TextReport.parse(text).receipt()).isEqualTo(report.receipt());
        assertThat(TextReport.parse(text)
                        .provenBy(
                                phone.phone().textKey(),
                                phone.phone().invitation().mission()))
                .isTrue();
        assertThat(phone.notebook().exchanges(9))
                .extracting(ExchangeEvent::way, event -> event.said())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        ExchangeEvent.Way.TEXT,
                        Problem.of("one_text.shown", report.receipt().spoken())));
    }

    @Test
    void even_the_longest_report_is_one_sms_of_160_characters_of_its_alphabet() {
        phone.notebook().submit(Samples.resourceSite(AppAtWork.NOON), "00000000000000a1");
        model.refresh();
        model.choose(model.state().get().waiting().get(0));
        model.understood();

        String text = model.state().get().text().orElseThrow();
        assertThat(text).hasSizeBetween(120, 160).matches("[A-Z0-9 ._-]+");
        assertThat(text.chars()).allMatch(c -> GSM_7.indexOf(c) >= 0);
    }

    @Test
    void one_character_heard_wrong_is_noticed_at_the_other_end() {
        model.choose(submitted());
        model.understood();
        String text = model.state().get().text().orElseThrow();
        assertThat(text).contains("C.MOTO");
        var invitation = phone.phone().invitation();

        var misheard = TextReport.parse(text.replace("C.MOTO", "C.MOTA"));
        var lowerCase = TextReport.parse(text.toLowerCase(Locale.ROOT));

        assertThat(misheard.provenBy(phone.phone().textKey(), invitation.mission()))
                .isFalse();
        assertThat(lowerCase.provenBy(phone.phone().textKey(), invitation.mission()))
                .isTrue();
    }

    @Test
    void a_restricted_report_is_refused_with_the_reason_and_stays_in_the_list() {
        phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000a1");
        model.refresh();

        model.choose(model.state().get().waiting().get(0));

        assertThat(model.state().get().problem()).contains(Problem.of("text.restricted"));
        assertThat(model.state().get().chosen()).isEmpty();
        assertThat(model.state().get().waiting()).hasSize(1);
        assertThat(phone.notebook().exchanges(9))
                .extracting(ExchangeEvent::good)
                .containsExactly(false);
    }

    @Test
    void what_the_server_holds_needs_no_text() {
        submitted();
        new ExchangeViewModel(phone.desk()).sendNow();

        model.refresh();

        assertThat(model.state().get().waiting()).isEmpty();
    }

    @Test
    void every_character_of_a_text_has_a_word_over_the_radio() {
        assertThat(Spelling.of("FP")).isEqualTo("Foxtrot Papa");
        assertThat(Spelling.of("K7-42-R")).isEqualTo("Kilo Seven Dash Fower Too Dash Romeo");
        model.choose(submitted());
        model.understood();
        for (String group : model.state().get().groups()) {
            assertThat(Spelling.of(group).split(" ")).hasSize(group.length()).noneMatch(word -> word.length() == 1);
        }
    }

    private Report submitted() {
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON, "", true), "00000000000000a1");
        model.refresh();
        return model.state().get().waiting().get(0);
    }
}
