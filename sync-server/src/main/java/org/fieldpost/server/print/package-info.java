/**
 * Sets pages on paper, in our font, Arabic joined and from the right. Called by whatever is printed. Knows nothing of what it sets
 * and puts nothing of the moment into it.
 */
package org.fieldpost.server.print;
