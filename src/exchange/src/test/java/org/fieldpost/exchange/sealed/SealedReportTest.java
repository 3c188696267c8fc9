package org.fieldpost.exchange.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.entry.AnyReport;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Observation;
import org.junit.jupiter.api.Test;

class SealedReportTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final MissionId MISSION = new MissionId(4);

    private final SecureRandom random = new SeededRandom(1);
    private final BoxKey group = BoxKey.generate(random);
    private final SealedReport.Recipient recipient =
            new SealedReport.Recipient(MISSION, MissionMode.LIVE, group.publicKey());
    private final Observation observation = new AnyReport(1).observation();
    private final SealedBlob blob = SealedReport.seal(observation, recipient, random);

    @Test
    void the_recipient_reads_what_was_reported() {
        assertThat(open(blob, group)).isEqualTo(new SealedReport.Report(observation));
    }

    @Test
    void any_report_comes_back_as_it_was() {
        for (long seed = 0; seed < 300; seed++) {
            Observation any = new AnyReport(seed).observation();

            assertThat(open(SealedReport.seal(any, recipient, random), group)).isEqualTo(new SealedReport.Report(any));
        }
    }

    @Test
    void a_sealed_report_has_one_of_three_sizes_whatever_it_says() {
        Set<Integer> sizes = new HashSet<>();
        for (int chars = 0; chars <= Circumstances.NOTE_CHARS; chars += 50) {
            for (String sign : List.of("a", "س")) {
                Observation noted = Samples.smuggling(NOON, sign.repeat(chars));
                sizes.add(SealedReport.seal(noted, recipient, random).bytes().size());
            }
        }

        assertThat(SealedReport.SIZES).containsAll(sizes).hasSize(3);
    }

    @Test
    void a_usual_report_and_a_dummy_have_the_same_size() {
        SealedBlob usual = SealedReport.seal(Samples.sealed(NOON), recipient, random);

        assertThat(usual.bytes().size())
                .isEqualTo(SealedReport.dummy(recipient, random).bytes().size());
    }

    @Test
    void only_the_recipient_tells_a_dummy_from_a_report() {
        SealedBlob dummy = SealedReport.dummy(recipient, random);

        assertThat(open(dummy, group)).isEqualTo(new SealedReport.Dummy());
        assertThat(open(dummy, BoxKey.generate(random))).isEqualTo(open(blob, BoxKey.generate(random)));
    }

    @Test
    void the_same_report_sealed_twice_looks_different_and_has_another_number() {
        SealedBlob again = SealedReport.seal(observation, recipient, random);

        assertThat(again.id()).isNotEqualTo(blob.id());
        assertThat(again.bytes()).isNotEqualTo(blob.bytes());
    }

    @Test
    void another_key_cannot_read_it() {
        assertUnreadable(open(blob, BoxKey.generate(random)));
    }

    @Test
    void a_blob_altered_in_any_bit_cannot_be_read() {
        SealedBlob dummy = SealedReport.dummy(recipient, random);
        for (int bit = 0; bit < dummy.bytes().size() * 8; bit += 7) {
            byte[] altered = dummy.bytes().toArray();
            altered[bit / 8] ^= (byte) (1 << bit % 8);

            assertUnreadable(open(new SealedBlob(dummy.id(), Bytes.of(altered)), group));
        }
    }

    /** Else whoever keeps them could give one report another's number, and answer for it twice. */
    @Test
    void under_another_number_it_cannot_be_read() {
        assertUnreadable(open(new SealedBlob(blob.id() ^ 1, blob.bytes()), group));
    }

    /** P7. */
    @Test
    void in_another_mission_or_mode_it_cannot_be_read() {
        assertUnreadable(SealedReport.open(blob, MISSION, MissionMode.EXERCISE, group));
        assertUnreadable(SealedReport.open(blob, new MissionId(5), MissionMode.LIVE, group));
    }

    /** P5. */
    @Test
    void no_word_of_it_stands_in_the_bytes() {
        SealedBlob noted = SealedReport.seal(Samples.smuggling(NOON, "behind the clinic"), recipient, random);

        String bytes = new String(noted.bytes().toArray(), StandardCharsets.ISO_8859_1);

        assertThat(bytes).doesNotContain("clinic", Samples.CREW);
    }

    @Test
    void bytes_of_no_such_size_are_no_sealed_report() {
        List<Integer> sizes = new ArrayList<>(List.of(0, 1, 100_000));
        SealedReport.SIZES.forEach(size -> sizes.addAll(List.of(size - 1, size + 1)));
        for (int size : sizes) {
            assertThatThrownBy(() -> new SealedBlob(1, Bytes.of(new byte[size])))
                    .as("%d bytes", size)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void random_bytes_of_the_right_size_are_answered_without_throwing() {
        for (int size : SealedReport.SIZES) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);

            assertUnreadable(open(new SealedBlob(1, Bytes.of(bytes)), group));
        }
    }

    private static SealedReport.Opened open(SealedBlob blob, BoxKey key) {
        return SealedReport.open(blob, MISSION, MissionMode.LIVE, key);
    }

    private static void assertUnreadable(SealedReport.Opened opened) {
        assertThat(opened).isInstanceOf(SealedReport.Unreadable.class);
    }
}
