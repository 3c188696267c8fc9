/**
 * What the exchange costs, measured: bytes on the wire beside plain JSON and gzip, and how much a server takes in durably. Called
 * from the command line. Never asserts: figures go to docs/state.md with the command that gave them.
 */
package org.fieldpost.rehearsal.bench;
