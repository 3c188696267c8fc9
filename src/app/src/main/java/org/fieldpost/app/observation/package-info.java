/**
 * One observation being written: its questions, the whole for review, and the pages for place, time, handling and sealing. Called by
 * the app, which places its view. Never sets an interface by itself and never sends anything.
 */
package org.fieldpost.app.observation;
