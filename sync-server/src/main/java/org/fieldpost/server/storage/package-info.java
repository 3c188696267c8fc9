/**
 * Opens the database, brings it to the newest schema, and runs transactions. Called by every feature of the server. Never knows
 * what a table means.
 */
package org.fieldpost.server.storage;
