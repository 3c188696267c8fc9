/**
 * Ways that envelopes travel: HTTP in one round trip, and the courier file. Called by the phone and the server's import. Never
 * opens an envelope.
 */
package org.fieldpost.exchange.carrier;
