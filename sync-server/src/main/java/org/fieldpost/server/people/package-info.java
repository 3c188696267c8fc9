/**
 * The pages of people: signing in, one's own page, the administrator's page of people, one-time links, the log. Called by the edge.
 * Decides nothing about who may do what.
 */
package org.fieldpost.server.people;
