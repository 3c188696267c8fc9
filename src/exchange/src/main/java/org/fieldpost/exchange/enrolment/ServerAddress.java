package org.fieldpost.exchange.enrolment;

import java.util.Objects;
import java.util.Optional;
import org.fieldpost.exchange.crypto.KeyPin;
import org.fieldpost.model.Check;

/**
 * Where a server is, and how its TLS is recognised.
 *
 * @param pin the one public key that is accepted there; when empty, the platform decides by certificate and host name
 */
public record ServerAddress(String url, Optional<KeyPin> pin) {

    public ServerAddress {
        Objects.requireNonNull(url, "url");
        Check.that(pin.isEmpty() || url.startsWith("https://"), "a pinned key needs an https address");
    }

    /** Without a pin. */
    public static ServerAddress of(String url) {
        return new ServerAddress(url, Optional.empty());
    }

    @Override
    public String toString() {
        return url;
    }
}
