/**
 * The daily situation report: what was received until a cut-off, gathered once, written down as a page and as a PDF, and kept.
 * Called by whoever reads reports, through its pages. Never changes a situation report, and never tells what a report's note says.
 */
package org.fieldpost.server.sitrep;
