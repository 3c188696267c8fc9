package org.fieldpost.notebook;

/**
 * What stands between content and the file: everything sensitive is locked before it is written and opened after it is
 * read. The record's name is bound in, so that a locked value cannot be moved to another place.
 */
public interface Safe {

    byte[] lock(String record, byte[] open);

    /** @throws IllegalStateException when the bytes were altered, moved, or locked by another safe */
    byte[] open(String record, byte[] locked);

    /** A safe without a lock: content lies readable in the file. For training data, tests and simulated phones. */
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
        };
    }
}
