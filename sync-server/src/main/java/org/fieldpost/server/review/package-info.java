/**
 * What supervisors do with a report: read it, ask its author, read the answer. Called by pages and, for what phones answer, by
 * the ingest. Counts nothing.
 */
package org.fieldpost.server.review;
