/**
 * Lets go of content that is older than the mission's rule, and leaves tombstones. Called by the server once a day and by a
 * command. Never touches what is counted, acknowledged or audited.
 */
package org.fieldpost.server.retention;
