package org.fieldpost.server.web;

/** An error as it may be logged: what was thrown and where, without its text, which may quote what somebody sent. */
final class Wordless extends Exception {

    private static final long serialVersionUID = 1L;

    private Wordless(Throwable error, Wordless cause) {
        super(error.getClass().getName(), cause, false, true);
        setStackTrace(error.getStackTrace());
    }

    static Wordless of(Throwable error) {
        Throwable cause = error.getCause();
        return new Wordless(error, cause == null || cause == error ? null : of(cause));
    }
}
