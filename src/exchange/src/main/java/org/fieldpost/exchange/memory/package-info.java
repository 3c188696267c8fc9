/**
 * Journal and inbox in memory, twins of the durable ones under the same contract tests. Called by tests and simulation. Never
 * used where a report must survive.
 */
package org.fieldpost.exchange.memory;
