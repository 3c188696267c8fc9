/**
 * The deterministic simulation: one seed is one history of phones, couriers and servers on the production code, with only clock,
 * link, randomness and disk put in their place, and the promises P1-P8 checked as it goes. Called by its test and from the command
 * line. Never waits for real time and never opens a socket.
 */
package org.fieldpost.rehearsal.simulation;
