/**
 * QR codes: drawn for another phone to read, and read from a picture. Called by the screens for joining a mission and for
 * meeting another phone. Never decides what a code means.
 */
package org.fieldpost.app.qr;
