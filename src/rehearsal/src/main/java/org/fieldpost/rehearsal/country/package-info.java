/**
 * Draws Sorrenga, the fictional country of exercises and demonstrations, from one seed into a mission package. Called by hand
 * and by a test that the package in assets is what the program draws. Never used while the app or the server runs.
 */
package org.fieldpost.rehearsal.country;
