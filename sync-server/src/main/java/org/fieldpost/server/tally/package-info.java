/**
 * The cells that views are read from: what was counted, in each week and region, kept up as reports, patrols and reviews come.
 * Called by analysis, in the transaction of whatever changes a count, and by its views. Knows no report and decides nothing:
 * what a line counts, analysis says.
 */
package org.fieldpost.server.tally;
