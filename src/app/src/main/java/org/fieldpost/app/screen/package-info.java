/**
 * The officer's screens, each a view that draws and a view model that decides. Called by FieldpostApp. Views never touch files or
 * links; view models do it in the background.
 */
package org.fieldpost.app.screen;
