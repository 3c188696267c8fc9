/**
 * The mission package on its way to phones: packed, named by a version that only grows, handed out stretch by stretch.
 * Called by the server, which offers it, and by the notebook, which gathers it. Never reads what the files say.
 */
package org.fieldpost.exchange.parcel;
