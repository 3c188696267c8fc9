package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.BootClock;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.ClockReading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal says of the phone's clock, and when. */
class ClockSaidTest {

    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    private Path folder;

    private final SecureRandom random = new SeededRandom(5);
    private final SettableClock clock = new SettableClock();
    private final MemoryServer server = new MemoryServer();
    private Notebook notebook;
    private long boot = 1;
    private Instant bootedAt = NOON.minus(Duration.ofHours(3));

    @BeforeEach
    void enrol() {
        open();
        server.know(notebook.enrol(server.invitation(MissionMode.LIVE), random));
    }

    private void open() {
        notebook = Notebook.open(folder.resolve("notebook.db"), MissionMode.LIVE, Safe.withoutLock(), clock);
        notebook.goBy(() -> Optional.of(reading(Optional.empty())));
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    private ClockReading reading(Optional<ClockReading.Told> told) {
        return new ClockReading(boot, bootedAt, told);
    }

    private Body told(Duration behind, ClockConfidence by) {
        return new Body.Clock(reading(Optional.of(new ClockReading.Told(behind, by))));
    }

    /** Somebody sets the phone's clock. */
    private void set(Duration forward) {
        clock.forward(forward);
        bootedAt = bootedAt.plus(forward);
    }

    private void report() {
        notebook.submit(Samples.smuggling(clock.instant()), draft(1, "").id());
    }

    private List<Body> said() {
        server.settleWith(notebook);
        return server.received().stream().filter(Body.Clock.class::isInstance).toList();
    }

    @Test
    void it_is_said_once_for_each_switching_on_before_the_first_report_also_when_the_app_was_closed_between() {
        report();
        notebook.record(Samples.patrol(NOON));
        notebook.close();
        open();
        report();
        Body first = new Body.Clock(reading(Optional.empty()));
        boot = 2;
        bootedAt = NOON.plusSeconds(10);
        report();

        assertThat(said()).containsExactly(first, new Body.Clock(reading(Optional.empty())));
        assertThat(server.received().get(0)).isEqualTo(first);
    }

    @Test
    void it_is_said_again_after_the_clock_was_set_and_not_for_a_second_that_rounding_made() {
        report();
        bootedAt = bootedAt.plusSeconds(2);
        report();
        assertThat(said()).hasSize(1);

        set(Duration.ofMinutes(-20));
        report();
        assertThat(said()).hasSize(2).last().isEqualTo(new Body.Clock(reading(Optional.empty())));
    }

    @Test
    void a_device_that_cannot_tell_says_nothing() {
        notebook.goBy(BootClock.NONE);
        report();
        notebook.toldTime(NOON.plus(YEAR), ClockConfidence.GPS);

        assertThat(said()).isEmpty();
        assertThat(notebook.clockBehind()).isEmpty();
    }

    @Test
    void a_wrong_clock_is_told_once_and_the_officer_can_be_told_as_well() {
        report();
        notebook.toldTime(NOON.plus(YEAR), ClockConfidence.GPS);
        notebook.toldTime(NOON.plus(YEAR).plusSeconds(20), ClockConfidence.GPS);

        assertThat(said()).hasSize(2).last().isEqualTo(told(YEAR, ClockConfidence.GPS));
        assertThat(notebook.clockBehind()).contains(YEAR);
        set(YEAR);
        assertThat(notebook.clockBehind()).contains(Duration.ZERO);
    }

    @Test
    void a_right_clock_is_told_only_when_it_was_set() {
        report();
        notebook.toldTime(NOON.plusSeconds(30), ClockConfidence.NETWORK);
        assertThat(said()).hasSize(1);

        set(Duration.ofDays(1));
        set(Duration.ofDays(-1).plusSeconds(30));
        report();
        notebook.toldTime(clock.instant(), ClockConfidence.NETWORK);

        assertThat(said()).hasSize(3).last().isEqualTo(told(Duration.ZERO, ClockConfidence.NETWORK));
    }

    @Test
    void a_receiver_that_lost_twenty_years_is_not_believed() {
        notebook.toldTime(NOON.minus(Duration.ofDays(1024 * 7)), ClockConfidence.GPS);

        assertThat(said()).isEmpty();
    }

    @Test
    void the_servers_answer_tells_the_time_and_what_is_said_of_it_goes_with_the_same_exchange() {
        report();
        server.telling(Clock.fixed(NOON.minus(YEAR), ZoneOffset.UTC)).exchangeWith(notebook);

        assertThat(notebook.journal().waiting()).isZero();
        assertThat(server.received()).last().isEqualTo(told(YEAR.negated(), ClockConfidence.NETWORK));
    }

    @Test
    void an_answer_that_a_courier_brings_or_that_somebody_kept_tells_nothing() {
        server.telling(Clock.fixed(NOON.minus(YEAR), ZoneOffset.UTC));
        report();
        Bytes kept = server.answer(write());
        clock.forward(Duration.ofHours(2));
        notebook.engine(random).read(kept);
        write();
        notebook.engine(random).read(kept);

        assertThat(notebook.clockBehind()).isEmpty();
    }

    @Test
    void a_notebook_that_was_wiped_and_enrols_again_says_it_anew() {
        report();
        notebook.toldTime(NOON.plus(YEAR), ClockConfidence.GPS);
        assertThat(said()).hasSize(2);

        notebook.wipe();
        assertThat(notebook.clockBehind()).isEmpty();
        var another = new MemoryServer();
        another.know(notebook.enrol(another.invitation(MissionMode.LIVE), random));
        report();
        another.settleWith(notebook);

        assertThat(another.received()).contains(new Body.Clock(reading(Optional.empty())));
    }

    @Test
    void what_is_written_again_after_the_phone_was_put_back_goes_by_the_clock_it_was_written_by() throws Exception {
        report();
        said();
        notebook.close();
        byte[] copy = Files.readAllBytes(folder.resolve("notebook.db"));
        open();
        report();
        report();
        said();
        notebook.close();
        Files.write(folder.resolve("notebook.db"), copy);
        boot = 2;
        bootedAt = NOON.minus(YEAR);
        open();
        report();
        Body ofTheSecond = new Body.Clock(reading(Optional.empty()));
        boot = 3;
        bootedAt = NOON.plusSeconds(3);
        Body ofTheThird = new Body.Clock(reading(Optional.empty()));
        server.settleWith(notebook);
        report();
        server.settleWith(notebook);

        List<Body> second = server.held().lastEntry().getValue().values().stream()
                .map(BodyCodec::decode)
                .toList();
        List<Body> withoutStatus = second.stream()
                .filter(body -> body instanceof Body.Clock || body instanceof Body.ObservationRevision)
                .toList();
        assertThat(server.held()).hasSize(2);
        assertThat(withoutStatus).contains(ofTheSecond);
        assertThat(withoutStatus.indexOf(ofTheThird))
                .as("the third switching on is said after what the second wrote")
                .isGreaterThan(withoutStatus.lastIndexOf(ofTheSecond));
        assertThat(withoutStatus.get(withoutStatus.size() - 1)).isInstanceOf(Body.ObservationRevision.class);
        assertThat(withoutStatus.get(withoutStatus.size() - 2)).isEqualTo(ofTheThird);
        for (int i = 0; i < withoutStatus.indexOf(ofTheThird); i++) {
            if (withoutStatus.get(i) instanceof Body.ObservationRevision) {
                assertThat(withoutStatus.get(i - 1)).isEqualTo(ofTheSecond);
            }
        }
    }

    private Bytes write() {
        return notebook.engine(random).write(ExchangeEngine.USUAL_BODY_BYTES);
    }
}
