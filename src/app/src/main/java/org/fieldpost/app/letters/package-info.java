/**
 * How letters are drawn where no system does it: Arabic ones joined, marks over and under them, each with its place in a line.
 * Called by {@code app.print} for paper and by JavaFX on Android for screens. Never knows a font's file, a page or a screen.
 */
package org.fieldpost.app.letters;
