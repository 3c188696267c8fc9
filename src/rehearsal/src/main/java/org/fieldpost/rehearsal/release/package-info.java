/**
 * What a release leaves behind for ever: its databases and files, so that every later version can be tried on them. Called by
 * hand at each release. Never overwrites an earlier release.
 */
package org.fieldpost.rehearsal.release;
