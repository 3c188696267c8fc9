package org.fieldpost.android;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;

/**
 * The track in its files {@code 1.track}, {@code 2.track}, ... : a new one for each start, each key, each failure and each hour or
 * so, never one that another process began. Of one thread.
 */
final class Segments implements Closeable {

    static final String ENDING = ".track";

    /** An hour at a fix in five seconds; then the app may take the file away. */
    private static final int MOST_FIXES = 720;

    private final File directory;
    private final byte[] recipient;
    private TrackFileWriter writer;

    Segments(File directory, byte[] recipient) {
        this.directory = directory;
        this.recipient = recipient.clone();
    }

    /** Durable within a few fixes. After an exception the next fix begins a new file. */
    void append(Fix fix) throws IOException {
        try {
            if (writer != null && writer.written() >= MOST_FIXES) {
                close();
            }
            if (writer == null) {
                writer = TrackFileWriter.create(new File(directory, next() + ENDING), recipient);
            }
            writer.append(fix);
        } catch (IOException e) {
            giveUp();
            throw e;
        }
    }

    private long next() {
        long last = 0;
        String[] names = directory.list();
        if (names != null) {
            for (String name : names) {
                if (name.matches("[0-9]{1,15}" + "\\.track")) {
                    last = Math.max(last, Long.parseLong(name.substring(0, name.length() - ENDING.length())));
                }
            }
        }
        return last + 1;
    }

    private void giveUp() {
        try {
            close();
        } catch (IOException alreadySaid) {
            writer = null;
        }
    }

    @Override
    public void close() throws IOException {
        TrackFileWriter open = writer;
        writer = null;
        if (open != null) {
            open.close();
        }
    }
}
