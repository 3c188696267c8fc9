package org.fieldpost.server.web;

import java.util.Optional;
import org.fieldpost.server.tls.TlsDoor;

/**
 * Where pages and phones come in.
 *
 * @param port 0 for any free one
 * @param publicUrl how it is reached from outside, or empty for the address a page was opened by
 * @param tls empty for plain HTTP
 * @param proxies who is believed about the real client
 */
public record Door(String host, int port, String publicUrl, Optional<TlsDoor> tls, TrustedProxies proxies) {

    /** Whether a browser may be told to come by TLS alone from now on: with a certificate that it did not have to be talked into. */
    boolean strict() {
        return tls.map(of -> of.pin().isEmpty()).orElse(false);
    }

    String scheme() {
        return tls.isPresent() ? "https" : "http";
    }
}
