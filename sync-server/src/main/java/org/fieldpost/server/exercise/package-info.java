/**
 * Exercises on a server for training: making them, running them against real phones, seeing what players answer and what it is
 * worth, and the report after it. Used by trainers' pages; replies come from the ingest, situations go into phones' journals. Never
 * counts anything, never knows a live report.
 */
package org.fieldpost.server.exercise;
