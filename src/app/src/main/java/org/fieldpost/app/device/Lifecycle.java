package org.fieldpost.app.device;

/** Whether the app is in front of the officer. */
public interface Lifecycle {

    /** A device that never tells. */
    Lifecycle SILENT = listener -> () -> {};

    /** Told on the screen's thread; each change once. */
    interface Listener {

        /** Another app, or nobody, is in front: what is on the screen may be looked at by others. */
        void paused();

        /** The officer is back. */
        void resumed();

        /** The app ends in order. A phone that needs memory ends it without a word. */
        void stopped();
    }

    /** From now on; what it returns ends it. */
    Runnable tell(Listener listener);
}
