package org.fieldpost.exchange;

import java.time.Duration;
import org.fieldpost.model.Check;

/**
 * How much goes into one envelope, as the link has lately allowed: halved when the link broke or took long, doubled when a
 * full envelope went through quickly.
 *
 * @param bodyBytes bytes of entry bodies before compression
 */
public record EnvelopeSize(int bodyBytes) {

    /** On the worst link: a report or two, lost at worst. */
    public static final int LEAST = 2 * 1024;

    /** Bodies do not grow when sealed by more than {@code Envelope.MOST_BYTES} allows. */
    public static final int MOST = 192 * 1024;

    /** 64 KiB fits one 2G burst. */
    public static final EnvelopeSize USUAL = new EnvelopeSize(64 * 1024);

    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final Duration SLOW = Duration.ofSeconds(20);

    public EnvelopeSize {
        Check.range("envelope body bytes", bodyBytes, LEAST, MOST);
    }

    /** After the link broke under way. A cut costs the envelope in flight, so the next is a quarter of it. */
    public EnvelopeSize afterCut() {
        return new EnvelopeSize(Math.max(LEAST, bodyBytes / 4));
    }

    /** After an answer; {@code full} when more waited than the envelope held. */
    public EnvelopeSize afterAnswer(Duration took, boolean full) {
        if (took.compareTo(SLOW) > 0) {
            return new EnvelopeSize(Math.max(LEAST, bodyBytes / 2));
        }
        return full && took.compareTo(QUICK) < 0 ? new EnvelopeSize(Math.min(MOST, bodyBytes * 2)) : this;
    }
}
