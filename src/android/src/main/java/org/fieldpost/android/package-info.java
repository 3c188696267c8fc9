/**
 * What must run on Android's own Java, beside the app that was compiled for the machine: the service that goes on measuring with
 * the screen off, and the flag that keeps screens out of pictures. Called by Android alone; with the app it speaks through files
 * in the app's private directory. Never writes a position in the clear unless it was asked for an open track, and never tells
 * anybody anything.
 */
package org.fieldpost.android;
