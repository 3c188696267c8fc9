package org.fieldpost.app.device;

import java.nio.file.Path;

/** Where the app may keep its files. */
public interface PrivateFiles {

    /** A directory no other app reads. */
    Path privateDirectory();

    /** A directory from which a person can take files away: a courier file's place. */
    Path sharedDirectory();
}
