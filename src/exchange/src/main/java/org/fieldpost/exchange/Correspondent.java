package org.fieldpost.exchange;

import java.util.Set;

/**
 * What one end says and hears in envelopes beside entries and acknowledgements. The notebook's makes good what a phone put
 * back in time has forgotten; the server's keeps sealed reports. Safe from any thread.
 */
public interface Correspondent {

    /**
     * What to add to the envelope being written. What it counts is durable before this returns.
     *
     * @param packageBytes how much of a mission package has room: of a phone in the answers, of the server in this very envelope
     */
    Postscript say(int packageBytes);

    /**
     * Takes what the other end added to an envelope whose entries and acknowledgements were taken.
     *
     * @return whether there is more to say at once, beside what waits in the journal
     */
    boolean hear(Heard heard);

    /**
     * What an envelope told.
     *
     * @param epoch the newest epoch of its acknowledgements; 0 when it has none
     * @param held generations of our journal of which the other end speaks
     * @param conflicts those of them in which it holds what we never wrote
     */
    record Heard(Postscript postscript, long epoch, Set<Integer> held, Set<Integer> conflicts) {
        public Heard {
            held = Set.copyOf(held);
            conflicts = Set.copyOf(conflicts);
        }
    }

    /** Says nothing and hears nothing. */
    Correspondent SILENT = new Correspondent() {
        @Override
        public Postscript say(int packageBytes) {
            return Postscript.NONE;
        }

        @Override
        public boolean hear(Heard heard) {
            return false;
        }
    };
}
