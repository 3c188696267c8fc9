/**
 * What a person reads: words by key in their language, and problems that name the thing and the remedy. Called by every part that
 * speaks to people. Never holds a sentence in code: sentences live in assets/translations.
 */
package org.fieldpost.model.words;
