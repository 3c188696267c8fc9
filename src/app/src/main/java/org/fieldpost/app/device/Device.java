package org.fieldpost.app.device;

import org.fieldpost.model.report.BootClock;

/**
 * What this phone can do.
 *
 * @param pictures takes a photo where there is a camera
 * @param sharing hands a file to another app or a person
 * @param lifecycle tells when the officer looks away
 * @param boots tells since when it is switched on
 */
public record Device(
        Gps gps,
        PrivateFiles files,
        FilePicker picker,
        Pictures pictures,
        Sharing sharing,
        Lifecycle lifecycle,
        Screen screen,
        BootClock boots) {

    /** A desktop that does not tell when its officer looks away. */
    public Device(Gps gps, PrivateFiles files, FilePicker picker, Pictures pictures, Sharing sharing) {
        this(gps, files, picker, pictures, sharing, Lifecycle.SILENT, Screen.OF_A_DESKTOP, BootClock.NONE);
    }
}
