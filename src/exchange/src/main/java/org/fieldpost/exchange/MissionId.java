package org.fieldpost.exchange;

import java.util.HexFormat;

/** A mission space at a server: random, 64 bits. A live and an exercise space never share one. */
public record MissionId(long value) {

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }

    public static MissionId parse(String hex) {
        return new MissionId(HexFormat.fromHexDigitsToLong(hex));
    }
}
