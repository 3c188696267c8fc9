package org.fieldpost.android;

import android.app.Service;
import android.content.Context;
import android.content.Intent;
import android.location.Location;
import android.location.LocationListener;
import android.location.LocationManager;
import android.os.Bundle;
import android.os.Handler;
import android.os.HandlerThread;
import android.os.IBinder;
import android.os.Looper;
import android.os.SystemClock;
import java.io.File;
import java.io.IOException;

/**
 * Measures on while the screen is off and appends each fix to the track. By the satellite receiver alone: asking the network would
 * tell others where a patrol is. Writes on a thread of its own; Android keeps the processor awake while it hands a fix over, so no
 * wake lock is held.
 */
public final class PositionService extends Service implements LocationListener {

    /** The one that measures; of Android's main thread. */
    private static PositionService running;

    private HandlerThread thread;
    private Handler worker;
    private File directory;
    private Wanted wanted;
    private Segments segments;

    /** Null where none runs in this process. */
    static PositionService running() {
        return running;
    }

    /** Where fixes are written; the tests wait for it. */
    Looper looper() {
        return thread.getLooper();
    }

    @Override
    public void onCreate() {
        directory = Tracks.directory(this);
        thread = new HandlerThread("positions");
        thread.start();
        worker = new Handler(thread.getLooper());
    }

    /** Also called by Android itself, without an intent, after it had killed the process. */
    @Override
    public int onStartCommand(Intent intent, int flags, int startId) {
        Wanted now = Wanted.in(directory);
        try {
            // first of all, even to stop: Android ends an app whose service was announced and shows no notice
            Notice.show(this, now == null ? "" : now.notice());
        } catch (IllegalStateException | SecurityException notNow) {
            Standing.NOT_IN_FRONT.tellIn(directory);
            stopSelf();
            return START_NOT_STICKY;
        }
        running = this;
        goOn();
        return now == null ? START_NOT_STICKY : START_STICKY;
    }

    /** Records as the control file says now. */
    void goOn() {
        Wanted now = Wanted.in(directory);
        if (now == null) {
            stopSelf();
        } else {
            worker.post(() -> begin(now));
        }
    }

    /** On the service's own thread. */
    private void begin(Wanted now) {
        if (segments != null && (wanted == null || !wanted.sealedAs(now))) {
            end();
        }
        if (segments == null) {
            segments = new Segments(directory, now.key());
        }
        wanted = now;
        LocationManager receiver = (LocationManager) getSystemService(Context.LOCATION_SERVICE);
        try {
            receiver.removeUpdates(this);
            receiver.requestLocationUpdates(LocationManager.GPS_PROVIDER, now.everyMs(), 0f, this, thread.getLooper());
            boolean on = receiver.isProviderEnabled(LocationManager.GPS_PROVIDER);
            (on ? Standing.RECORDING : Standing.SWITCHED_OFF).tellIn(directory);
        } catch (SecurityException takenBack) {
            Standing.NOT_ALLOWED.tellIn(directory);
        } catch (IllegalArgumentException noReceiver) {
            Standing.SWITCHED_OFF.tellIn(directory);
        }
    }

    @Override
    public void onLocationChanged(Location location) {
        if (segments == null) {
            return;
        }
        try {
            segments.append(fix(location, System.currentTimeMillis(), SystemClock.elapsedRealtimeNanos()));
        } catch (IOException unwritten) {
            Standing.NOT_WRITTEN.tellIn(directory);
        }
    }

    /** By the phone's clock as everything the app writes, but of the moment of measuring, not of being told. */
    @SuppressWarnings("deprecation") // the word for it changed with Android 12
    static Fix fix(Location location, long nowMs, long nowSinceBootNs) {
        long ageMs = Math.max(0, (nowSinceBootNs - location.getElapsedRealtimeNanos()) / 1_000_000);
        return new Fix(
                nowMs - ageMs,
                location.getTime(),
                location.getLatitude(),
                location.getLongitude(),
                location.hasAccuracy() ? location.getAccuracy() : Fix.UNKNOWN,
                location.hasSpeed() ? location.getSpeed() : Fix.UNKNOWN,
                source(location.getProvider()),
                location.isFromMockProvider());
    }

    private static byte source(String provider) {
        if (LocationManager.GPS_PROVIDER.equals(provider)) {
            return Fix.GPS;
        }
        return LocationManager.NETWORK_PROVIDER.equals(provider) ? Fix.NETWORK : Fix.OTHER;
    }

    @Override
    public void onProviderEnabled(String provider) {
        Standing.RECORDING.tellIn(directory);
    }

    @Override
    public void onProviderDisabled(String provider) {
        Standing.SWITCHED_OFF.tellIn(directory);
    }

    @Override
    @SuppressWarnings("deprecation") // Android below 10 calls it, and has no default for it
    public void onStatusChanged(String provider, int status, Bundle extras) {}

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }

    @Override
    public void onDestroy() {
        if (running == this) {
            running = null;
        }
        ((LocationManager) getSystemService(Context.LOCATION_SERVICE)).removeUpdates(this);
        worker.post(this::end);
        thread.quitSafely();
        Notice.takeAway(this);
    }

    /** On the service's own thread. */
    private void end() {
        try {
            if (segments != null) {
                segments.close();
            }
        } catch (IOException unwritten) {
            Standing.NOT_WRITTEN.tellIn(directory);
        } finally {
            segments = null;
        }
    }
}
