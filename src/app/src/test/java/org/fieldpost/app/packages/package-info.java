/**
 * The app's packages: the desktop's made, unpacked and started; the phones' read as they would be built. Called by the build's tests.
 * Never builds for a phone.
 */
package org.fieldpost.app.packages;
