package org.fieldpost.app.device.attach;

import com.gluonhq.attach.util.Platform;
import java.nio.file.Path;

/**
 * SQLite's driver sees Android by a name of the Java runtime that a native app does not have, and would look for a desktop's library.
 * It puts its library into a folder before it loads it; on a phone only the app's own folder takes it.
 */
public final class SqliteOnAndroid {

    private SqliteOnAndroid() {}

    /** Before the first connection; elsewhere nothing is changed. */
    public static void prepare(Path privateDirectory) {
        if (Platform.isAndroid()) {
            tell(privateDirectory);
        }
    }

    /** For {@link #prepare}, and for the test that cannot be a phone. */
    public static void tell(Path privateDirectory) {
        System.setProperty("java.runtime.name", "android");
        System.setProperty("org.sqlite.tmpdir", privateDirectory.toString());
    }
}
