package org.fieldpost.android;

import android.app.Activity;
import android.app.Application;
import android.os.Bundle;
import android.view.WindowManager;

/**
 * Follows the app's screens: each is kept out of screenshots, recordings and the list of recent apps from its first moment on. Of
 * Android's main thread.
 */
final class Screens implements Application.ActivityLifecycleCallbacks {

    private final Runnable changed;
    private Activity front;
    private boolean asked;

    /** @param changed called whenever a screen came to the front: what had to wait may go on */
    Screens(Runnable changed) {
        this.changed = changed;
    }

    /** The screen in front; null when there is none. */
    Activity front() {
        return front;
    }

    /** Whether this screen has put the question of permission already. */
    boolean asked() {
        return asked;
    }

    void asking() {
        asked = true;
    }

    @Override
    public void onActivityCreated(Activity activity, Bundle state) {
        activity.getWindow().addFlags(WindowManager.LayoutParams.FLAG_SECURE);
        asked = false;
    }

    @Override
    public void onActivityResumed(Activity activity) {
        // the app's own code may have cleared it
        activity.getWindow().addFlags(WindowManager.LayoutParams.FLAG_SECURE);
        front = activity;
        changed.run();
    }

    @Override
    public void onActivityPaused(Activity activity) {
        if (front == activity) {
            front = null;
        }
    }

    @Override
    public void onActivityStarted(Activity activity) {}

    @Override
    public void onActivityStopped(Activity activity) {}

    @Override
    public void onActivitySaveInstanceState(Activity activity, Bundle state) {}

    @Override
    public void onActivityDestroyed(Activity activity) {}
}
