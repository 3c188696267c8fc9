/**
 * How the server's own TLS is recognised: by a certificate that was given to it, or by one that it made itself. Called by the server's
 * wiring and by the edge that pages and phones come to. Never stores a key: a self-made one is made from the server's keys each time.
 */
package org.fieldpost.server.tls;
