/**
 * What the conduct focal point does away from the server: makes the key that sealed reports go to, and opens them. Called from the
 * command line, and by the pages for the files that go between the two. Never opens the server's data, and holds to no more than it.
 */
package org.fieldpost.server.offline;
