/**
 * Sealed reports: sealed on the phone to the recipient group's key, of a few fixed sizes, outside every numbered journal. Called by
 * the notebook, which holds them back for a while, and by the recipient's offline command. Never opened by a server.
 */
package org.fieldpost.exchange.sealed;
