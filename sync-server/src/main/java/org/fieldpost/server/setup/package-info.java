/**
 * What an administrator sets up without a programmer: the mission's package and what trends mark. Called by the pages of the set-up.
 * Never changes what was reported, only which region it is counted in.
 */
package org.fieldpost.server.setup;
