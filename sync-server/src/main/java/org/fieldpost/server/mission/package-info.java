/**
 * The mission this server serves: its package, its identity, live or exercise, epoch, and the server's keys. Called by phones,
 * ingest and the pages. Never changes a report.
 */
package org.fieldpost.server.mission;
