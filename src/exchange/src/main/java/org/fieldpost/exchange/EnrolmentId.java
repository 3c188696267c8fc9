package org.fieldpost.exchange;

import java.util.HexFormat;

/** One officer on one phone: random, 64 bits. Names both journals of the enrolment, up and down. */
public record EnrolmentId(long value) {

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }

    public static EnrolmentId parse(String hex) {
        return new EnrolmentId(HexFormat.fromHexDigitsToLong(hex));
    }
}
