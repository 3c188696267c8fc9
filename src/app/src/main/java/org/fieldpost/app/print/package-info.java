/**
 * Reports on paper: what stands on a sheet, and who draws it. Called by the screens that offer to print. Never decides what a
 * report says and never reads the notebook.
 */
package org.fieldpost.app.print;
