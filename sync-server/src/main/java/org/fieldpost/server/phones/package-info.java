/**
 * Enrolments: inviting an officer's phone, its claim, the administrator's confirmation, when it was last heard. Called by ingest
 * and by the phones page. Never reads what a phone reports.
 */
package org.fieldpost.server.phones;
