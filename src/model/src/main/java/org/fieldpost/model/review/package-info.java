/**
 * What becomes of a report after it was submitted: its author takes it back, a supervisor grades it, asks, merges it. Values
 * only; phone and server keep them each in their own way.
 */
package org.fieldpost.model.review;
