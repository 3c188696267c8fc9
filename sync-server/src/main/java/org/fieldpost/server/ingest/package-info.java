/**
 * Takes envelopes from any carrier, stores their entries durably and once, and answers. Called by POST /exchange and by the courier
 * page. Never throws an authentic entry away: what it cannot read it sets aside.
 */
package org.fieldpost.server.ingest;
