/**
 * Tasks and planned patrols that a supervisor sends to phones, and how far they have come. Writes into phones' journals through the
 * ingest. Holds no report.
 */
package org.fieldpost.server.planning;
