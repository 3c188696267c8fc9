/**
 * The phone's notebook: one SQLite file that keeps drafts, reports, patrols, keys and both journals of an enrolment. Called
 * by the app's view models and by simulated phones. Never draws, never opens a link, and writes content only through the
 * {@link org.fieldpost.notebook.Safe}.
 */
package org.fieldpost.notebook;
