/**
 * Reports after they were submitted: the list, each report with what became of it, correcting, taking back, answering. Pairs of
 * a view that draws and a view model that decides; opened through {@code ReportPages}.
 */
package org.fieldpost.app.report;
