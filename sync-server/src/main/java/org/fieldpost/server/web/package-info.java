/**
 * The edge: HTTP, sessions, forgery protection, headers, layout and the words of a page. Called by the features that add routes.
 * Never queries a table of a feature.
 */
package org.fieldpost.server.web;
