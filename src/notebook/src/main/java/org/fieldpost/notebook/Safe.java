package org.fieldpost.notebook;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.fieldpost.model.report.PatrolKey;

/**
 * What stands between content and the file: everything sensitive is locked before it is written and opened after it is
 * read. The record's name is bound in, so that a locked value cannot be moved to another place.
 */
public interface Safe {

    byte[] lock(String record, byte[] open);

    /** @throws RecordDamaged when the bytes were altered, moved, or locked by another safe */
    byte[] open(String record, byte[] locked);

    /** The same bytes for the same words each time, which tell nothing of the words: by these a row is found again. */
    byte[] pseudonym(String words);

    /** By which the rows of one patrol are found. */
    default byte[] patrol(PatrolKey patrol) {
        return pseudonym(
                "patrol/" + patrol.crewCode() + "/" + patrol.startedAt().getEpochSecond());
    }

    /** The record's name of a table's row of one patrol. */
    static String ofPatrol(String table, byte[] patrol) {
        return table + "/" + HexFormat.of().formatHex(patrol);
    }

    /** A safe without a lock: content lies readable in the file. For tests and simulated phones. */
    static Safe withoutLock() {
        return new Safe() {
            @Override
            public byte[] lock(String record, byte[] open) {
                return open;
            }

            @Override
            public byte[] open(String record, byte[] locked) {
                return locked;
            }

            @Override
            public byte[] pseudonym(String words) {
                return words.getBytes(StandardCharsets.UTF_8);
            }
        };
    }
}
