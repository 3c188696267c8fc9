/**
 * The methods by which numbers are compared, each a pure function with its source. Called by analysis and by what is printed.
 * Never reads a report, never ranks, and never says that one thing caused another.
 */
package org.fieldpost.server.statistics;
