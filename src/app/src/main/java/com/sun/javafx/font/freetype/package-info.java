/**
 * The place in JavaFX for Android where the layout of complex text is missing. Called by JavaFX alone, and only on Android. Never
 * decides anything: {@link org.fieldpost.app.letters} does.
 */
package com.sun.javafx.font.freetype;
