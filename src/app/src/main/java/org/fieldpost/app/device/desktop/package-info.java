/**
 * Devices on a desktop, honest about what is lacking there. Called by AppMain and the rehearsal. Never pretends a position was
 * measured.
 */
package org.fieldpost.app.device.desktop;
