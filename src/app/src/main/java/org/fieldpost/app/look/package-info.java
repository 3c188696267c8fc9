/**
 * How the app looks: themes, fonts and pictograms out of assets/look. Called by the screens. Never holds a colour of its own.
 */
package org.fieldpost.app.look;
