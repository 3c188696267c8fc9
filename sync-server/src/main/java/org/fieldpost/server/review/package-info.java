/**
 * What supervisors do with reports: read, grade, judge, ask, merge, retract, find, approve, in a queue or on their pages. Called
 * by pages and, for what phones answer, by the ingest. Adds what was decided and changes nothing that was reported.
 */
package org.fieldpost.server.review;
