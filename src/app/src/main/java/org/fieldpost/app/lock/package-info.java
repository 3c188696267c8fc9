/**
 * The door of a notebook: the PIN is chosen, asked for and changed here, and the app locks itself. Called by the app before a
 * notebook is open and by its settings. Never shows which of a notebook's two files a PIN opened.
 */
package org.fieldpost.app.lock;
