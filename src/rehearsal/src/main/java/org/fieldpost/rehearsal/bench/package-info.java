/**
 * What the exchange and the phone cost, measured: bytes on the wire, what a server takes in durably, and how long an officer
 * waits. Called from the command line. Never asserts: figures go to docs/state.md with the command that gave them.
 */
package org.fieldpost.rehearsal.bench;
