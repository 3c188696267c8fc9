package org.fieldpost.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fieldpost.model.words.Problem;

/** Why an envelope is refused whole. The number goes over the wire and is never given to another reason. */
public enum Refusal {
    NOT_AN_ENVELOPE(1),
    UNKNOWN_VERSION(2),
    OTHER_MISSION(3),
    OTHER_MODE(4),
    UNKNOWN_SENDER(5),
    BAD_SIGNATURE(6),
    UNKNOWN_KEY(7),
    UNREADABLE(8),
    TOO_LARGE(9),
    NOT_FOR_US(10),
    INVITATION_EXPIRED(11),
    INVITATION_SECRET(12),
    INVITATION_USED(13),
    REVOKED(14),
    SERVER_FULL(15),
    QUOTA(16),
    BUSY(17);

    private final int number;

    Refusal(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static Optional<Refusal> numbered(int number) {
        for (Refusal refusal : values()) {
            if (refusal.number == number) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    /** What a person reads, remedy included. */
    public Problem problem() {
        return new Problem("refusal." + name().toLowerCase(Locale.ROOT), List.of(number));
    }
}
