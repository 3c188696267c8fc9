/**
 * The phone's map, offline: projection, layout of signs and labels, the canvas with its gestures, and the screens that show it.
 * Called by the app's wiring and by whoever lets an officer pick a place. Never asks a network for anything and never mirrors.
 */
package org.fieldpost.app.map;
