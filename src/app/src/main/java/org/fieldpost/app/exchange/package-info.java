/**
 * Getting reports home: what waits, the four ways it can travel, what left and what arrived. Called by FieldpostApp. Never
 * opens an envelope of others, and never says that something arrived before the server said so.
 */
package org.fieldpost.app.exchange;
