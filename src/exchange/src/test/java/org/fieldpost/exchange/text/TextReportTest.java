package org.fieldpost.exchange.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;

/** Every observation that may go as a text goes in one, and says there what it says. */
class TextReportTest {

    /** The default alphabet of 3GPP TS 23.038 without its extension table, of which each character would count twice. */
    private static final String GSM_7_BIT = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final int ROUNDS = 2_000;

    private final MissionId mission = new MissionId(0x1234);
    private final Bytes key = Bytes.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    @Test
    void every_text_fits_one_message_of_the_gsm_alphabet() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            String text = AnyText.any(seed).written(mission, key);

            assertThat(text.length()).as("length of %s", text).isLessThanOrEqualTo(TextReport.MOST_CHARS);
            assertThat(text.chars().filter(c -> GSM_7_BIT.indexOf(c) < 0))
                    .as("characters of %s", text)
                    .isEmpty();
        }
    }

    @Test
    void what_was_written_is_read() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            var any = AnyText.any(seed);
            TextReport read = TextReport.parse(any.written(mission, key));

            var circumstances = any.observation().circumstances();
            Point point = circumstances.position().point();
            assertThat(read.receipt()).isEqualTo(any.receipt());
            assertThat(read.kind()).isEqualTo(any.observation().kind());
            assertThat(Mgrs.format(read.point(), 4)).isEqualTo(Mgrs.format(point, 4));
            assertThat(read.point().distanceM(point)).isLessThan(10);
            assertThat(read.observedAt()).isEqualTo(circumstances.observedAt().truncatedTo(ChronoUnit.MINUTES));
            assertThat(read.primary())
                    .isEqualTo(
                            circumstances.officerCoding().map(Coding::primary).filter(NexusInterface::suggestible));
            assertThat(read.provenBy(key, mission)).isTrue();
        }
    }

    /** Answers are left out only when they do not fit; those that are there are in order and are the report's own. */
    @Test
    void the_codes_that_fit_come_back() {
        int whole = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            var any = AnyText.any(seed);
            String text = any.written(mission, key);
            Map<Question, List<Code>> read = TextReport.parse(text).codes();

            boolean all = true;
            for (Question question : Question.values()) {
                List<Code> said = any.observation().answers().all(question);
                List<Code> heard = read.getOrDefault(question, List.of());
                assertThat(heard)
                        .isEqualTo(said.stream().filter(heard::contains).toList());
                for (Code code : said) {
                    int more = 3 + code.value().length();
                    assertThat(heard.contains(code) || text.length() + more > TextReport.MOST_CHARS)
                            .as("%s of %s in %s", code, said, text)
                            .isTrue();
                }
                all &= heard.equals(said);
            }
            whole += all ? 1 : 0;
        }
        assertThat(whole).isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
    }

    @Test
    void it_may_be_typed_in_any_case_with_any_spaces_and_line_breaks() {
        for (long seed = 0; seed < 300; seed++) {
            String text = AnyText.any(seed).written(mission, key);
            TextReport read = TextReport.parse(text);
            for (String typed : List.of(
                    text.toLowerCase(Locale.ROOT),
                    text.toUpperCase(Locale.ROOT),
                    text.replace(" ", "   "),
                    " \t" + text.replace(" ", " \n ") + "\r\n",
                    text.replace(" ", "\r\n"))) {
                assertThat(TextReport.parse(typed)).isEqualTo(read);
            }
            int proofDash = text.lastIndexOf('-');
            assertThat(TextReport.parse(text.substring(0, proofDash) + text.substring(proofDash + 1)))
                    .isEqualTo(read);
        }
    }

    @Test
    void no_single_changed_character_is_believed() {
        var random = new Random(1);
        for (long seed = 0; seed < 100; seed++) {
            String text = AnyText.any(seed).written(mission, key);
            for (int at = 0; at < text.length(); at++) {
                if (text.charAt(at) == ' ') {
                    continue;
                }
                char instead = (char) (random.nextInt(8) == 0 ? random.nextInt(0x2100) : ' ' + random.nextInt(95));
                if (!same(instead, text.charAt(at))) {
                    assertNotBelieved(text.substring(0, at) + instead + text.substring(at + 1));
                }
                assertNotBelievedUnlessSame(text, text.substring(0, at) + text.substring(at + 1));
            }
        }
    }

    private static boolean same(char one, char other) {
        String upper = String.valueOf(one).toUpperCase(Locale.ROOT);
        return upper.equals(String.valueOf(other).toUpperCase(Locale.ROOT))
                || (Character.isWhitespace(one) && Character.isWhitespace(other));
    }

    /** Without the dash in the middle of the proof it is the same text. */
    private void assertNotBelievedUnlessSame(String text, String cut) {
        if (!cut.replace("-", "").equals(text.replace("-", "")) || cut.lastIndexOf('-') == text.lastIndexOf('-')) {
            assertNotBelieved(cut);
        }
    }

    private void assertNotBelieved(String typed) {
        try {
            assertThat(TextReport.parse(typed).provenBy(key, mission)).as(typed).isFalse();
        } catch (ProblemException refused) {
            assertThat(refused.problem()).isNotNull();
        }
    }

    /** Two answers then run together into one group. */
    @Test
    void a_lost_or_misheard_space_is_not_believed() {
        for (long seed = 0; seed < 100; seed++) {
            String text = AnyText.any(seed).written(mission, key);
            for (int at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
                for (String instead : List.of("", "A", "7", ".", "-", "*", "é")) {
                    assertNotBelieved(text.substring(0, at) + instead + text.substring(at + 1));
                }
            }
        }
    }

    @Test
    void another_key_mission_or_mode_does_not_prove() {
        for (long seed = 0; seed < 300; seed++) {
            var any = AnyText.any(seed);
            TextReport read = TextReport.parse(any.written(mission, key));

            assertThat(read.provenBy(Bytes.of(new byte[16]), mission)).isFalse();
            assertThat(read.provenBy(key, new MissionId(0x1235))).isFalse();
            assertThat(TextReport.parse(any.inOtherMode().written(mission, key)).proof())
                    .isNotEqualTo(read.proof());
        }
    }

    /** A text of an exercise with its marks taken off, or the other way round. */
    @Test
    void a_text_cannot_be_carried_into_the_other_mode() {
        String exercise = new AnyText(ReceiptCode.parse("EX-K7-42"), fuel()).written(mission, key);
        assertThat(exercise).startsWith("EXERCISE FP EX-K7-42-");
        assertThatThrownBy(() -> TextReport.parse(exercise.substring("EXERCISE ".length())))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> TextReport.parse(exercise.replace("EX-K7", "K7")))
                .isInstanceOf(ProblemException.class);

        String live = new AnyText(ReceiptCode.parse("K7-42"), fuel()).written(mission, key);
        String bare = exercise.replace("EXERCISE ", "").replaceFirst("EX-K7-42-.", live.split(" ", -1)[1]);
        assertThat(TextReport.parse(bare).provenBy(key, mission)).isFalse();
    }

    @Test
    void restricted_and_sealed_reports_are_refused() {
        for (Observation report : List.of(Samples.borderVisit(AnyText.NOON), Samples.sealed(AnyText.NOON))) {
            assertThatThrownBy(() -> TextReport.write(ReceiptCode.parse("K7-42"), report, mission, key))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("never go as a text");
        }
        for (long seed = 0; seed < 500; seed++) {
            AnyText.restricted(seed)
                    .ifPresent(report -> assertThatThrownBy(
                                    () -> TextReport.write(ReceiptCode.parse("K7-42"), report, mission, key))
                            .isInstanceOf(ProblemException.class));
        }
    }

    @Test
    void a_later_generation_survives_capitals() {
        List<TextReport> read = new ArrayList<>();
        for (String code : List.of("K7b-12", "EX-K7z-12", "A1234c-9999999999")) {
            String text = new AnyText(ReceiptCode.parse(code), fuel()).written(mission, key);
            assertThat(text).isEqualTo(text.toUpperCase(Locale.ROOT));
            read.add(TextReport.parse(text));
        }
        assertThat(read)
                .extracting(TextReport::receipt)
                .extracting(ReceiptCode::generation)
                .containsExactly(2, 26, 3);
        assertThat(read).allMatch(each -> each.provenBy(key, mission));
    }

    @Test
    void what_is_no_text_report_is_refused() {
        String text = new AnyText(ReceiptCode.parse("K7-42"), fuel()).written(mission, key);
        for (String typed :
                List.of("", " ", "FP", "hello", "FP FP FP FP FP FP FP", text.replace("FP", "F P"), text + text)) {
            assertThatThrownBy(() -> TextReport.parse(typed)).as(typed).isInstanceOf(ProblemException.class);
        }
        assertThat(Optional.of(TextReport.parse(text)).map(TextReport::observedAt))
                .contains(Instant.parse("2026-11-22T12:00:00Z"));
    }

    private static Observation fuel() {
        return Samples.smuggling(AnyText.NOON);
    }
}
