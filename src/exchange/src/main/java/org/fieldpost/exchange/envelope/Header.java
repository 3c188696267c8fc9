package org.fieldpost.exchange.envelope;

import java.nio.ByteBuffer;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.model.Check;
import org.fieldpost.model.mission.MissionMode;

/**
 * The 32 bytes a carrier sees: version, flags (1 exercise, 2 down), mission, enrolment, generation of the entries within,
 * epoch, and the id of the key it is sealed to.
 *
 * @param epoch on the way down the server's epoch; on the way up the newest the phone has seen
 */
public record Header(
        MissionId mission,
        MissionMode mode,
        Direction direction,
        EnrolmentId enrolment,
        int generation,
        long epoch,
        long recipientKeyId) {

    /** Until the exchange is complete the version is 0 and may break. */
    public static final int VERSION = 0;

    public static final int BYTES = 32;

    /** Up from a phone, down from the server. */
    public enum Direction {
        UP,
        DOWN
    }

    public Header {
        Check.range("generation", generation, 1, 26);
        Check.range("epoch", epoch, 0, 0xFFFFFFFFL);
    }

    byte[] encode() {
        int flags = (mode == MissionMode.EXERCISE ? 1 : 0) | (direction == Direction.DOWN ? 2 : 0);
        return ByteBuffer.allocate(BYTES)
                .put((byte) VERSION)
                .put((byte) flags)
                .putLong(mission.value())
                .putLong(enrolment.value())
                .putShort((short) generation)
                .putInt((int) epoch)
                .putLong(recipientKeyId)
                .array();
    }

    /** @throws IllegalArgumentException when a field is out of its range */
    static Header decode(ByteBuffer bytes) {
        bytes.get();
        int flags = bytes.get();
        Check.range("flags", flags, 0, 3);
        return new Header(
                new MissionId(bytes.getLong()),
                (flags & 1) == 0 ? MissionMode.LIVE : MissionMode.EXERCISE,
                (flags & 2) == 0 ? Direction.UP : Direction.DOWN,
                new EnrolmentId(bytes.getLong()),
                bytes.getShort(),
                bytes.getInt() & 0xFFFFFFFFL,
                bytes.getLong());
    }
}
