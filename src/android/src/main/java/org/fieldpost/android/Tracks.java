package org.fieldpost.android;

import android.Manifest;
import android.content.Context;
import android.content.pm.PackageManager;
import android.os.Build;
import java.io.File;

/** Where the tracks lie and what is permitted. */
final class Tracks {

    private static final String DIRECTORY = "track";

    private Tracks() {}

    /** The directory shared with the app, made where it is missing. */
    static File directory(Context context) {
        File directory = new File(context.getFilesDir(), DIRECTORY);
        directory.mkdirs();
        return directory;
    }

    static boolean permitted(Context context) {
        return context.checkPermission(
                        Manifest.permission.ACCESS_FINE_LOCATION,
                        android.os.Process.myPid(),
                        android.os.Process.myUid())
                == PackageManager.PERMISSION_GRANTED;
    }

    /** What is asked for in one question; the notice is asked for where Android wants that. */
    static String[] permissions() {
        return Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU
                ? new String[] {
                    Manifest.permission.ACCESS_FINE_LOCATION,
                    Manifest.permission.ACCESS_COARSE_LOCATION,
                    Manifest.permission.POST_NOTIFICATIONS
                }
                : new String[] {Manifest.permission.ACCESS_FINE_LOCATION, Manifest.permission.ACCESS_COARSE_LOCATION};
    }
}
