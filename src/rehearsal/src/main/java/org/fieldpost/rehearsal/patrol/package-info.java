/**
 * Simulated patrols: what they see comes from a seed, how they report it is the real notebook and exchange code. Called by
 * the demonstration and by tests. Never invents a crime in a real country.
 */
package org.fieldpost.rehearsal.patrol;
