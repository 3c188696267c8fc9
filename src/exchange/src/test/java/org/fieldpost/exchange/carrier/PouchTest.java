package org.fieldpost.exchange.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.model.mission.MissionMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a carrier takes for others, how much of it and for how long. */
class PouchTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int LARGE = 49_000;

    private final Caravan caravan = new Caravan(MissionMode.LIVE);
    private final Caravan.Phone phone = caravan.phone(1);
    private final Caravan.Phone other = caravan.phone(2);

    @TempDir
    private Path folder;

    private Pouch pouch;

    @BeforeEach
    void open() {
        pouch = at(NOW);
    }

    private Pouch at(Instant now) {
        return new Pouch(folder, caravan.mission(), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void what_the_missions_phones_signed_is_carried_as_it_is() {
        Bytes first = phone.envelope(10);
        Bytes second = other.envelope(20);

        assertThat(pouch.take(phone.credential(), List.of(first))).isEmpty();
        assertThat(at(NOW.plusSeconds(1)).take(other.credential(), List.of(second)))
                .isEmpty();

        assertThat(pouch.onTheWay()).containsExactly(first, second);
        assertThat(pouch.answersFor(phone.enrolment())).isEmpty();
    }

    @Test
    void it_survives_reopening() {
        Bytes envelope = phone.envelope(10);
        Bytes answer = caravan.answer(phone.enrolment());
        pouch.take(phone.credential(), List.of(envelope));
        pouch.takeAnswers(List.of(answer));

        Pouch reopened = at(NOW.plusSeconds(1));

        assertThat(reopened.onTheWay()).containsExactly(envelope);
        assertThat(reopened.answersFor(phone.enrolment())).containsExactly(answer);
    }

    @Test
    void a_duplicate_is_kept_once_and_not_refused() {
        Bytes envelope = phone.envelope(10);

        assertThat(pouch.take(phone.credential(), List.of(envelope, envelope))).isEmpty();
        assertThat(at(NOW.plusSeconds(9)).take(phone.credential(), List.of(envelope)))
                .isEmpty();

        assertThat(pouch.onTheWay()).containsExactly(envelope);
    }

    @Test
    void one_phone_cannot_fill_it() {
        List<Bytes> envelopes = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            envelopes.add(phone.envelope(LARGE));
        }
        int fit = (int) (Pouch.MOST_BYTES_EACH / envelopes.get(0).size());

        assertThat(pouch.take(phone.credential(), envelopes)).isEqualTo(Collections.nCopies(24 - fit, Refusal.QUOTA));
        assertThat(pouch.onTheWay()).hasSize(fit);
        assertThat(pouch.take(phone.credential(), envelopes.subList(0, 1)))
                .as("a duplicate needs no room")
                .isEmpty();
        assertThat(pouch.take(other.credential(), List.of(other.envelope(LARGE))))
                .as("the room of another")
                .isEmpty();
    }

    @Test
    void all_phones_together_cannot_fill_the_disk() throws IOException {
        fill("up." + caravan.phone(3).enrolment(), Pouch.MOST_BYTES - 1000);

        assertThat(pouch.take(phone.credential(), List.of(phone.envelope(2000))))
                .containsExactly(Refusal.QUOTA);
        assertThat(pouch.take(phone.credential(), List.of(phone.envelope(10)))).isEmpty();
    }

    @Test
    void answers_have_a_quota_too_and_no_one_is_told() throws IOException {
        fill("down." + phone.enrolment(), Pouch.MOST_BYTES_EACH);
        pouch.takeAnswers(List.of(caravan.answer(phone.enrolment()), caravan.answer(other.enrolment())));

        assertThat(pouch.answersFor(phone.enrolment())).hasSize(1);
        assertThat(pouch.answersFor(other.enrolment())).hasSize(1);
    }

    @Test
    void what_is_delivered_gives_its_room_back() {
        List<Bytes> envelopes = List.of(phone.envelope(LARGE), phone.envelope(LARGE));
        pouch.take(phone.credential(), envelopes);
        pouch.drop(envelopes.subList(0, 1));
        pouch.drop(envelopes.subList(0, 1));

        assertThat(pouch.onTheWay()).containsExactly(envelopes.get(1));
    }

    @Test
    void after_sixty_days_it_expires() {
        Bytes old = phone.envelope(10);
        pouch.take(phone.credential(), List.of(old));
        pouch.takeAnswers(List.of(caravan.answer(phone.enrolment())));

        at(NOW.plus(Duration.ofDays(60))).take(other.credential(), List.of());
        assertThat(pouch.onTheWay()).containsExactly(old);

        at(NOW.plus(Duration.ofDays(60)).plusSeconds(1)).take(other.credential(), List.of());
        assertThat(pouch.onTheWay()).isEmpty();
        assertThat(pouch.answersFor(phone.enrolment())).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_stranger_is_refused() {
        var strangers = new Caravan(MissionMode.LIVE, 77);
        Bytes envelope = phone.envelope(10);

        assertThat(pouch.take(strangers.phone(1).credential(), List.of(envelope, envelope)))
                .as("another mission's credential")
                .containsExactly(Refusal.UNKNOWN_SENDER, Refusal.UNKNOWN_SENDER);
        assertThat(pouch.take(other.credential(), List.of(envelope)))
                .as("the envelope of another phone")
                .containsExactly(Refusal.BAD_SIGNATURE);
        assertThat(pouch.take(phone.credential(), List.of(other.signing(phone.enrolment()))))
                .as("another's signature under his name")
                .containsExactly(Refusal.BAD_SIGNATURE);
        assertThat(pouch.take(phone.credential(), List.of(phone.signing(other.enrolment()))))
                .as("his signature under another's name")
                .containsExactly(Refusal.UNKNOWN_SENDER);
        assertThat(pouch.take(phone.credential(), List.of(strangers.phone(1).envelope(10))))
                .containsExactly(Refusal.OTHER_MISSION);
        assertThat(pouch.take(phone.credential(), List.of(Bytes.EMPTY, Bytes.of(new byte[300]))))
                .containsExactly(Refusal.NOT_AN_ENVELOPE, Refusal.UNKNOWN_VERSION);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_other_mode_is_refused() {
        var exercise = new Caravan(MissionMode.EXERCISE);

        assertThat(pouch.take(exercise.phone(1).credential(), List.of(phone.envelope(10))))
                .as("a credential of the exercise")
                .containsExactly(Refusal.UNKNOWN_SENDER);
        assertThat(pouch.take(phone.credential(), List.of(exercise.phone(1).envelope(10), phone.envelope(10))))
                .containsExactly(Refusal.OTHER_MODE);
        assertThat(pouch.onTheWay()).hasSize(1);
    }

    @Test
    void only_the_server_answers() {
        pouch.takeAnswers(List.of(phone.envelope(10), phone.down(other.enrolment()), Bytes.EMPTY));
        assertThat(folder).isEmptyDirectory();

        assertThat(pouch.take(phone.credential(), List.of(caravan.answer(phone.enrolment()))))
                .containsExactly(Refusal.NOT_FOR_US);
    }

    /** The power went while it was written. */
    @Test
    void a_half_written_envelope_is_ignored() throws IOException {
        Bytes envelope = phone.envelope(10);
        pouch.take(phone.credential(), List.of(envelope));
        Path whole;
        try (Stream<Path> files = Files.list(folder)) {
            whole = files.findFirst().orElseThrow();
        }
        Files.move(whole, whole.resolveSibling(whole.getFileName() + ".part"));
        Files.writeString(folder.resolve("notes.txt"), "left here by someone");

        assertThat(pouch.onTheWay()).isEmpty();
        assertThat(pouch.take(phone.credential(), List.of(envelope))).isEmpty();
        assertThat(pouch.onTheWay()).containsExactly(envelope);
    }

    private void fill(String name, long bytes) throws IOException {
        Path file = folder.resolve(name + "." + NOW.getEpochSecond() + "." + "0".repeat(32));
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(bytes);
        }
        assertThat(file).hasSize(bytes);
    }

    /** The enrolments of a folder are told apart by their whole name. */
    @Test
    void each_gets_only_its_own_answers() {
        Bytes mine = caravan.answer(phone.enrolment());
        Bytes others = caravan.answer(new EnrolmentId(phone.enrolment().value() + 16));
        pouch.takeAnswers(List.of(others, mine));

        assertThat(pouch.answersFor(phone.enrolment())).containsExactly(mine);
    }
}
