/**
 * The controlled vocabulary of a mission: lists of codes with a label and a one-line field definition in each language. Called by
 * forms, rules, the exchange and the server's pages. Never decides what a code implies: that is a rule in model.report.
 */
package org.fieldpost.model.vocabulary;
