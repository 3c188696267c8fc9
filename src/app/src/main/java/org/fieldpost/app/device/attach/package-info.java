/**
 * Devices on a phone through Gluon Attach, the only place that imports it. Called by AppMain. Never used where Attach has no
 * answer.
 */
package org.fieldpost.app.device.attach;
