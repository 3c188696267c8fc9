/**
 * What was reported, by interface and by region: keeps reports as they arrive and counts them. Called by ingest in its own
 * transaction and by the matrix and report pages. Never counts I3 and never recounts what is merged or retracted.
 */
package org.fieldpost.server.analysis;
