package org.fieldpost.android;

/** What is to be done about the service, decided without Android. Pure. */
enum Course {
    /** Nothing wanted, nothing runs. */
    REST,
    /** Nothing is wanted any more. */
    STOP,
    /** A track is wanted and the officer is there to be asked for the permission. */
    ASK,
    /** A track is wanted, but nobody can be asked, or they said no. */
    WITHOUT_LEAVE,
    /** Android lets no service begin to measure without a screen in front; the next one that comes there begins it. */
    WAIT_FOR_A_SCREEN,
    /** A track is wanted and may be recorded. */
    BEGIN,
    /** It is being recorded; what is wanted may have changed. */
    GO_ON;

    /**
     * @param wanted whether the app wants a track
     * @param permitted whether the officer allowed positions
     * @param inFront whether a screen of the app is in front, where a question can be shown
     * @param askedOnThisScreen whether this screen has put the question before: no is no
     * @param running whether the service runs
     */
    static Course of(boolean wanted, boolean permitted, boolean inFront, boolean askedOnThisScreen, boolean running) {
        if (!wanted) {
            return running ? STOP : REST;
        }
        if (!permitted) {
            return inFront && !askedOnThisScreen ? ASK : WITHOUT_LEAVE;
        }
        if (running) {
            return GO_ON;
        }
        return inFront ? BEGIN : WAIT_FOR_A_SCREEN;
    }
}
