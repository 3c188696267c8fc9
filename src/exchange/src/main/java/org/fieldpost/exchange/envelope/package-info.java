/**
 * The envelope: its header, its content, and how content becomes sealed, padded, signed bytes and back. Called by the engine at
 * both ends. Never decides whether a sender may speak: that is the engine's and the server's.
 */
package org.fieldpost.exchange.envelope;
