package org.fieldpost.app.device;

/**
 * What this phone can do.
 *
 * @param pictures takes a photo where there is a camera
 * @param sharing hands a file to another app or a person
 */
public record Device(Gps gps, PrivateFiles files, FilePicker picker, Pictures pictures, Sharing sharing) {}
