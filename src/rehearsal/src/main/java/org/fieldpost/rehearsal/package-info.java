/**
 * The rehearsal: the demonstration that is the main job, simulated patrols on the real notebook and exchange code, and the
 * tests that hold the whole house together. Called from the command line and by continuous integration. Nothing uses it.
 */
package org.fieldpost.rehearsal;
