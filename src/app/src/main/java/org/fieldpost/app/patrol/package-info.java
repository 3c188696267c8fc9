/**
 * The officer's patrol from its plan to its report: what the screens draw and what decides. Called by the app, which places the
 * views. Never decides what counts as effort or when to look for a position; the model does.
 */
package org.fieldpost.app.patrol;
