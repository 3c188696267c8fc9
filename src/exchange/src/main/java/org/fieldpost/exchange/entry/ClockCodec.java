package org.fieldpost.exchange.entry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.ClockReading;

/** Readings of a phone's clock: boot, seconds since 1970, then either nothing or [seconds behind, told by]. */
final class ClockCodec {

    private ClockCodec() {}

    static Object encode(ClockReading reading) {
        return List.of(
                reading.boot(),
                reading.bootedAt().getEpochSecond(),
                reading.told()
                        .<Object>map(told -> List.of(told.behind().toSeconds(), Fields.numberOf(told.by())))
                        .orElse(List.of()));
    }

    static ClockReading reading(Object value) {
        List<?> parts = Fields.tuple("clock reading", value, 3);
        return new ClockReading(
                Fields.asLong("boot", parts.get(0)),
                Fields.asInstant("booted at", parts.get(1)),
                told(Fields.asList("told", parts.get(2))));
    }

    private static Optional<ClockReading.Told> told(List<?> said) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        List<?> parts = Fields.tuple("told", said, 2);
        return Optional.of(new ClockReading.Told(
                Duration.ofSeconds(Fields.asLong("behind", parts.get(0))),
                Fields.asChoice("told by", parts.get(1), ClockConfidence.values())));
    }
}
