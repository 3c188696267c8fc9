/**
 * Exercises: what players are shown and when, what a good answer is, and what an answer is worth, explained line by line. Used by the
 * phone's self-study, the trainer's pages and the simulated patrols alike. Never opens a file
 * but the exercises that ship with it, never knows who answered, and
 * never decides about anything that is live.
 */
package org.fieldpost.model.exercise;
