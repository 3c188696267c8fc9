/**
 * What a patrol amounts to: its track and when to look where the phone is, its effort by day and by night, the places it visited, the
 * report it owes. Called by the notebook, the phone's screens, the exchange and the server. Never reads a clock, a receiver or a file.
 */
package org.fieldpost.model.patrol;
