/**
 * Tracks that the phone records by itself while the app sleeps, in files as docs/track-file.md says: what is wanted, reading, and
 * the receiver that answers from them. Called by the phone's device and the track recorder. Never writes a position in the clear.
 */
package org.fieldpost.app.device.track;
