/**
 * The locks of a phone's notebooks: PINs, the keys they open, what wrong ones cost. Called by the app before any notebook is
 * open, and by its settings. Never keeps a PIN, and never tells which of a notebook's two files a PIN did not open.
 */
package org.fieldpost.notebook.lock;
