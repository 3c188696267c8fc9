/**
 * What leaves the server as a file: the reports that count, in formats that spreadsheets, maps and scripts read. Called by
 * whoever reads reports, through their own sight. Never holds an export whole in memory, and never lets a restricted report
 * leave that is not written down.
 */
package org.fieldpost.server.products;
