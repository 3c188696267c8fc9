package org.fieldpost.notebook;

/** A locked record that its key does not open. The notebook's file turns it into its problem. */
public final class RecordDamaged extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param record the record's name, which tells nothing of its content */
    public RecordDamaged(String record) {
        super("The record " + record
                + " was altered, moved, or locked with another key; rescue the notebook from its damaged file.");
    }
}
