/**
 * Destroys words or a photo that should never have been sent, in every copy the server holds and in those that come again. Called by
 * its pages, by the ingest for whatever arrives, and once after a restore. By its nature it reaches into every table that holds words.
 */
package org.fieldpost.server.redaction;
