/**
 * What whoever runs the server asks of it: whether it lives, whether it is ready, what it counts. Called over HTTP by machines.
 * Says nothing of what was reported, by whom or where.
 */
package org.fieldpost.server.operation;
