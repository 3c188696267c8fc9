package org.fieldpost.model.mission;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.report.Handling;

/**
 * How long a phone keeps what its officer has reported. What left can no longer be read on it; its receipt stays.
 *
 * @param usual for reports of H1 and H2 and everything that has no handling level: patrols, tracks, nil reports, answers
 * @param restricted for reports of H3
 */
public record Retention(Stay usual, Stay restricted) {

    /** Where a mission says nothing. */
    public static final Retention USUAL = new Retention(Stay.after(7), Stay.UNTIL_SUBMITTED);

    public static final int MOST_DAYS = 90;

    public Retention {
        Objects.requireNonNull(usual, "usual");
        Objects.requireNonNull(restricted, "restricted");
    }

    /**
     * How long one kind of content stays.
     *
     * @param submitted whether it stays at all once it was submitted
     * @param days after the server held it
     */
    public record Stay(boolean submitted, int days) {

        /** It leaves the moment it is submitted, delivered or not. */
        public static final Stay UNTIL_SUBMITTED = new Stay(false, 0);

        public Stay {
            Check.range("days of stay", days, 0, submitted ? MOST_DAYS : 0);
        }

        public static Stay after(int days) {
            return new Stay(true, days);
        }

        /** As mission packages write it: {@code submission}, or whole days after delivery. */
        public static Stay parse(String written) {
            return written.equals("submission")
                    ? UNTIL_SUBMITTED
                    : after(Integer.parseInt(Check.matching("days of stay", written, "[0-9]{1,3}")));
        }

        /** @param delivered since when the server holds it, as far as the phone's clock knows */
        public boolean isOver(Optional<Instant> delivered, Instant now) {
            return !submitted
                    || delivered
                            .filter(at -> !now.isBefore(at.plus(Duration.ofDays(days))))
                            .isPresent();
        }
    }

    public Stay of(Handling handling) {
        return switch (handling) {
            case H1, H2 -> usual;
            case H3, H4 -> restricted;
        };
    }
}
