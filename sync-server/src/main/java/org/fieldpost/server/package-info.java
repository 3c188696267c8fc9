/**
 * The sync server, wired by hand in SyncServer and started by ServerMain. Called from the command line and by the rehearsal. Holds
 * no rule of its own.
 */
package org.fieldpost.server;
