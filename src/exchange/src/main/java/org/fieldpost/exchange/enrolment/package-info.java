/**
 * The invitation that lets an officer's phone join, as a code or a file, and the phone's claim on it. Called by the phone's first
 * screen and by the server's phones page. Never holds a private key.
 */
package org.fieldpost.exchange.enrolment;
