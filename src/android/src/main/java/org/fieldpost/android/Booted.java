package org.fieldpost.android;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.SystemClock;
import android.provider.Settings;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * Notes for the app since when the phone is switched on: the number of that switching on, and when it was by the clock as it stands,
 * again whenever somebody sets it. Of Android's main thread.
 */
final class Booted extends BroadcastReceiver {

    static final String FILE = "booted";

    /** Notes it now and from now on. */
    static void note(Context context) {
        tell(context);
        context.getApplicationContext().registerReceiver(new Booted(), new IntentFilter(Intent.ACTION_TIME_CHANGED));
    }

    @Override
    public void onReceive(Context context, Intent intent) {
        tell(context);
    }

    private static void tell(Context context) {
        long bootedAt = System.currentTimeMillis() - SystemClock.elapsedRealtime();
        File directory = Tracks.directory(context);
        File fresh = new File(directory, FILE + ".new");
        // nothing is better than what is true no longer
        new File(directory, FILE).delete();
        try (FileOutputStream out = new FileOutputStream(fresh)) {
            out.write((count(context) + " " + bootedAt).getBytes(Charset.forName("US-ASCII")));
        } catch (IOException untold) {
            return;
        }
        if (!fresh.renameTo(new File(directory, FILE))) {
            fresh.delete();
        }
    }

    /** Android below 7 does not count: there no reading is of the same switching on as another. */
    private static long count(Context context) {
        int count = Settings.Global.getInt(context.getContentResolver(), Settings.Global.BOOT_COUNT, -1);
        return count >= 0 ? count : -System.currentTimeMillis();
    }
}
