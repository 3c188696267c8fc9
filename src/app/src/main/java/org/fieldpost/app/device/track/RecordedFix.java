package org.fieldpost.app.device.track;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fieldpost.app.device.Gps;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;

/**
 * One position as the phone's service measured it.
 *
 * @param at by the phone's clock
 * @param receiverAt by the satellites; says by how much the phone's clock is wrong
 * @param accuracyM radius of 68 %, where the receiver told one
 * @param mock set by another app, not measured
 */
public record RecordedFix(
        Instant at,
        Optional<Instant> receiverAt,
        Point point,
        OptionalDouble accuracyM,
        OptionalDouble speedMPerS,
        Source source,
        boolean mock) {

    static final int BYTES = 36;

    private static final double PER_DEGREE = 1e7;
    private static final int UNKNOWN = -1;

    /** What a position without a stated accuracy is taken for: it says the area, no track. */
    private static final double UNTOLD_ACCURACY_M = 1_000;

    /** What measured it. */
    public enum Source {
        GPS(1),
        NETWORK(2),
        OTHER(3);

        private final byte code;

        Source(int code) {
            this.code = (byte) code;
        }

        private static Source of(byte code) {
            for (Source source : values()) {
                if (source.code == code) {
                    return source;
                }
            }
            return OTHER;
        }
    }

    /**
     * Reads 36 bytes.
     *
     * @throws IllegalArgumentException when they say no place on earth
     */
    static RecordedFix of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Instant at = Instant.ofEpochMilli(in.getLong());
        long receiver = in.getLong();
        var point = new Point(in.getInt() / PER_DEGREE, in.getInt() / PER_DEGREE);
        int accuracyDm = in.getInt();
        int speedCmPerS = in.getInt();
        Source source = Source.of(in.get());
        return new RecordedFix(
                at,
                receiver == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(receiver)),
                point,
                told(accuracyDm, 10),
                told(speedCmPerS, 100),
                source,
                in.get() != 0);
    }

    private static OptionalDouble told(int value, double per) {
        return value == UNKNOWN ? OptionalDouble.empty() : OptionalDouble.of(value / per);
    }

    /** The same layout that Android's part writes. */
    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(at.toEpochMilli())
                .putLong(receiverAt.map(Instant::toEpochMilli).orElse(0L))
                .putInt((int) Math.round(point.latitudeDeg() * PER_DEGREE))
                .putInt((int) Math.round(point.longitudeDeg() * PER_DEGREE))
                .putInt(accuracyM.isPresent() ? (int) Math.ceil(accuracyM.getAsDouble() * 10) : UNKNOWN)
                .putInt(speedMPerS.isPresent() ? (int) Math.round(speedMPerS.getAsDouble() * 100) : UNKNOWN)
                .put(source.code)
                .put((byte) (mock ? 1 : 0))
                .array();
    }

    /** Satellites alone tell the time; that of a simulated position is nobody's. */
    Gps.Measured measured() {
        return new Gps.Measured(position(), at, mock || source != Source.GPS ? Optional.empty() : receiverAt);
    }

    /** As the app knows positions; what another app set is a simulated one. */
    public Position position() {
        return new Position(
                point,
                Math.min(1_000_000, accuracyM.orElse(UNTOLD_ACCURACY_M)),
                mock ? Position.Source.SIMULATED_GPS : Position.Source.GPS);
    }
}
