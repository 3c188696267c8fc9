/**
 * JavaFX's package for fonts by FreeType, with the one class that Android's JavaFX lacks. Called by JavaFX there. Never holds a rule
 * about letters: those stand in {@code app.letters}.
 */
package com.sun.javafx.font.freetype;
