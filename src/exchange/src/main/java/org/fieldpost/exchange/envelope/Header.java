package org.fieldpost.exchange.envelope;

import java.nio.ByteBuffer;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.model.Check;
import org.fieldpost.model.mission.MissionMode;

/**
 * The 26 bytes a carrier sees: version, flags (1 exercise, 2 down), mission, enrolment, and the id of the key it is sealed
 * to.
 */
public record Header(
        MissionId mission, MissionMode mode, Direction direction, EnrolmentId enrolment, long recipientKeyId) {

    /** Frozen: what an envelope of version 1 means never changes. */
    public static final int VERSION = 1;

    public static final int BYTES = 26;

    /** Up from a phone, down from the server. */
    public enum Direction {
        UP,
        DOWN
    }

    byte[] encode() {
        int flags = (mode == MissionMode.EXERCISE ? 1 : 0) | (direction == Direction.DOWN ? 2 : 0);
        return ByteBuffer.allocate(BYTES)
                .put((byte) VERSION)
                .put((byte) flags)
                .putLong(mission.value())
                .putLong(enrolment.value())
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
                bytes.getLong());
    }
}
