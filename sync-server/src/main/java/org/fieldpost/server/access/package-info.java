/**
 * People, their passwords and sessions, and the one table of who may do what. Called by the edge for every request. Never logs a
 * password and never keeps one.
 */
package org.fieldpost.server.access;
