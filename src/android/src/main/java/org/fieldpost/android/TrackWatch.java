package org.fieldpost.android;

import android.app.Activity;
import android.app.Application;
import android.content.ContentProvider;
import android.content.ContentValues;
import android.content.Context;
import android.content.Intent;
import android.database.Cursor;
import android.net.Uri;
import android.os.Build;
import android.os.FileObserver;
import android.os.Handler;
import android.os.Looper;
import java.io.File;

/**
 * Starts with the app's process, before its first screen: watches the control file, and starts or stops the service as it says.
 * Provides nothing to anybody. Of Android's main thread.
 */
public final class TrackWatch extends ContentProvider {

    private static final int QUESTION = 4_711;

    private final Handler main = new Handler(Looper.getMainLooper());
    private Screens screens;

    /** Held, or Android stops watching. */
    private FileObserver observer;

    @Override
    public boolean onCreate() {
        Context context = getContext();
        screens = new Screens(this::consider);
        ((Application) context.getApplicationContext()).registerActivityLifecycleCallbacks(screens);
        observer = watching(Tracks.directory(context));
        observer.startWatching();
        Booted.note(context);
        // what ran before the process was killed is to go on
        main.post(this::consider);
        return true;
    }

    @SuppressWarnings("deprecation") // by name: watching a File came with Android 10
    private FileObserver watching(File directory) {
        int events = FileObserver.CLOSE_WRITE | FileObserver.MOVED_TO | FileObserver.DELETE;
        return new FileObserver(directory.getPath(), events) {
            @Override
            public void onEvent(int event, String name) {
                if (Wanted.FILE.equals(name)) {
                    main.post(TrackWatch.this::consider);
                }
            }
        };
    }

    /** Does what the control file, the permission and the screen in front ask for. */
    void consider() {
        Context context = getContext();
        Activity front = screens.front();
        boolean wanted = Wanted.in(Tracks.directory(context)) != null;
        boolean permitted = Tracks.permitted(context);
        PositionService service = PositionService.running();
        switch (Course.of(wanted, permitted, front != null, screens.asked(), service != null)) {
            case BEGIN:
                begin(context);
                break;
            case GO_ON:
                service.goOn();
                break;
            case STOP:
                service.stopSelf();
                break;
            case ASK:
                screens.asking();
                front.requestPermissions(Tracks.permissions(), QUESTION);
                break;
            case WITHOUT_LEAVE:
                Standing.NOT_ALLOWED.tellIn(Tracks.directory(context));
                break;
            case WAIT_FOR_A_SCREEN:
                Standing.NOT_IN_FRONT.tellIn(Tracks.directory(context));
                break;
            case REST:
                Standing.silentIn(Tracks.directory(context));
                break;
        }
    }

    private static void begin(Context context) {
        Intent service = new Intent(context, PositionService.class);
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O) {
            context.startForegroundService(service);
        } else {
            context.startService(service);
        }
    }

    @Override
    public Cursor query(Uri uri, String[] columns, String selection, String[] arguments, String order) {
        return null;
    }

    @Override
    public String getType(Uri uri) {
        return null;
    }

    @Override
    public Uri insert(Uri uri, ContentValues values) {
        return null;
    }

    @Override
    public int delete(Uri uri, String selection, String[] arguments) {
        return 0;
    }

    @Override
    public int update(Uri uri, ContentValues values, String selection, String[] arguments) {
        return 0;
    }
}
