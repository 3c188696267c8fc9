/**
 * Keys and the two operations made with them: signing (Ed25519, RFC 8032) and sealing (HPKE, RFC 9180), over Bouncy Castle's
 * lightweight API. Called by envelopes and enrolment. Never stores a key and never logs one.
 */
package org.fieldpost.exchange.crypto;
