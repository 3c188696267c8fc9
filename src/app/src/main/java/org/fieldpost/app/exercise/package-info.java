/**
 * An exercise on the phone: what the player meets, how he answers, and what his answers were worth, with a trainer or alone. Shown by
 * the app where the notebook is one for training. Never shown by a live notebook, and never sends anything by itself.
 */
package org.fieldpost.app.exercise;
