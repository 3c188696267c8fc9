package org.fieldpost.android;

import android.app.Notification;
import android.app.NotificationChannel;
import android.app.NotificationManager;
import android.app.Service;
import android.content.pm.ServiceInfo;
import android.os.Build;

/**
 * The notice Android demands of a service that measures positions: the app's name, one neutral sentence, no sound, nothing on a
 * locked screen.
 */
final class Notice {

    private static final int NUMBER = 1;
    private static final String CHANNEL = "running";

    private Notice() {}

    /** Puts the service in the foreground. */
    static void show(Service service, String text) {
        Notification notice = notice(service, text);
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) {
            service.startForeground(NUMBER, notice, ServiceInfo.FOREGROUND_SERVICE_TYPE_LOCATION);
        } else {
            service.startForeground(NUMBER, notice);
        }
    }

    @SuppressWarnings("deprecation") // below Android 7 there is no other way
    static void takeAway(Service service) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.N) {
            service.stopForeground(Service.STOP_FOREGROUND_REMOVE);
        } else {
            service.stopForeground(true);
        }
    }

    @SuppressWarnings("deprecation") // below Android 8 there are no channels
    private static Notification notice(Service service, String text) {
        CharSequence name = service.getApplicationInfo().loadLabel(service.getPackageManager());
        Notification.Builder builder;
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O) {
            NotificationChannel channel = new NotificationChannel(CHANNEL, name, NotificationManager.IMPORTANCE_LOW);
            channel.setShowBadge(false);
            channel.setLockscreenVisibility(Notification.VISIBILITY_SECRET);
            ((NotificationManager) service.getSystemService(Service.NOTIFICATION_SERVICE))
                    .createNotificationChannel(channel);
            builder = new Notification.Builder(service, CHANNEL);
        } else {
            builder = new Notification.Builder(service).setPriority(Notification.PRIORITY_LOW);
        }
        return builder.setContentTitle(name)
                .setContentText(text)
                .setSmallIcon(android.R.drawable.stat_notify_sync_noanim)
                .setVisibility(Notification.VISIBILITY_SECRET)
                .setOngoing(true)
                .setShowWhen(false)
                .build();
    }
}
