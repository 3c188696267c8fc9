/**
 * Backups: everything that a server holds in one file that opens with a passphrase, taken beside the running server, and put
 * back into an empty place of either engine. Called by the commands. Knows no table by its meaning but those it leaves out.
 */
package org.fieldpost.server.backup;
