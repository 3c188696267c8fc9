package org.fieldpost.app.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.device.Gps;
import org.fieldpost.app.device.OwnTracks;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.ClockReading;
import org.fieldpost.model.words.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Satellites tell the phone's clock how far it is behind. */
class SatelliteTimeTest {

    private static final Duration BEHIND = Duration.ofDays(40);
    private static final Position HERE = new Position(new Point(7.2, -8.9), 8, Position.Source.GPS);

    @TempDir
    private Path folder;

    private AppAtWork phone;
    private Instant now;

    @BeforeEach
    void enrol() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
        now = phone.clock().instant();
        phone.notebook().goBy(() -> Optional.of(new ClockReading(1, now.minus(Duration.ofHours(2)), Optional.empty())));
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void a_fresh_position_tells_the_time() {
        take(now.minusSeconds(30), Optional.of(now.minusSeconds(30).plus(BEHIND)));

        Duration told = phone.notebook().clockBehind().orElseThrow();
        assertThat(told.minus(BEHIND).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void an_old_one_tells_nothing_as_the_clock_may_have_been_set_since() {
        take(now.minus(Duration.ofMinutes(3)), Optional.of(now.plus(BEHIND)));

        assertThat(phone.notebook().clockBehind()).isEmpty();
    }

    @Test
    void a_position_without_the_satellites_time_tells_nothing() {
        take(now, Optional.empty());

        assertThat(phone.notebook().clockBehind()).isEmpty();
    }

    private void take(Instant at, Optional<Instant> receiverAt) {
        new TrackImport(phone.notebook()).take(new OneFix(new Gps.Measured(HERE, at, receiverAt)), now);
    }

    /** A phone's own track of one position. */
    private record OneFix(Gps.Measured fix) implements OwnTracks {

        @Override
        public void want(Wish wish) {}

        @Override
        public void unwanted() {}

        @Override
        public void handOver(Consumer<Gps.Measured> durable) {
            durable.accept(fix);
        }

        @Override
        public Optional<Problem> problem() {
            return Optional.empty();
        }
    }
}
