package org.fieldpost.android;

import java.nio.ByteBuffer;

/** One measured position, as it stands in a track file; docs/track-file.md gives the layout. */
final class Fix {

    static final int BYTES = 36;

    /** Accuracy or speed that the receiver did not tell. */
    static final int UNKNOWN = -1;

    static final byte GPS = 1;
    static final byte NETWORK = 2;
    static final byte OTHER = 3;

    private static final double PER_DEGREE = 1e7;

    private final long atMs;
    private final long receiverMs;
    private final int latitudeE7;
    private final int longitudeE7;
    private final int accuracyDm;
    private final int speedCmPerS;
    private final byte source;
    private final boolean mock;

    /**
     * @param atMs by the phone's clock, as everything else the app writes, milliseconds since 1970 UTC
     * @param receiverMs by the receiver, milliseconds since 1970 UTC; 0 where it did not tell
     * @param accuracyM radius in metres of 68 %; negative where unknown
     * @param speedMPerS negative where unknown
     */
    Fix(
            long atMs,
            long receiverMs,
            double latitudeDeg,
            double longitudeDeg,
            double accuracyM,
            double speedMPerS,
            byte source,
            boolean mock) {
        this.atMs = atMs;
        this.receiverMs = receiverMs;
        this.latitudeE7 = (int) Math.round(latitudeDeg * PER_DEGREE);
        this.longitudeE7 = (int) Math.round(longitudeDeg * PER_DEGREE);
        this.accuracyDm = accuracyM < 0 ? UNKNOWN : (int) Math.min(Integer.MAX_VALUE, Math.ceil(accuracyM * 10));
        this.speedCmPerS = speedMPerS < 0 ? UNKNOWN : (int) Math.min(Integer.MAX_VALUE, Math.round(speedMPerS * 100));
        this.source = source;
        this.mock = mock;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(atMs)
                .putLong(receiverMs)
                .putInt(latitudeE7)
                .putInt(longitudeE7)
                .putInt(accuracyDm)
                .putInt(speedCmPerS)
                .put(source)
                .put((byte) (mock ? 1 : 0))
                .array();
    }
}
