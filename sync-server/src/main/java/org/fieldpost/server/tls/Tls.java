package org.fieldpost.server.tls;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** What was said about TLS. */
public sealed interface Tls {

    /** Plain HTTP: on one machine, or behind a proxy that has a certificate. */
    record Off() implements Tls {}

    /** A certificate of the server's own making, which phones know by the pin in their invitation. */
    record SelfMade() implements Tls {}

    /**
     * A certificate from an authority that phones and browsers know.
     *
     * @param certificate PEM, the server's own first, then those between it and the authority
     * @param key PEM
     * @param passphrase of the key's file
     */
    record Own(Path certificate, Path key, Optional<String> passphrase) implements Tls {

        public Own {
            Objects.requireNonNull(certificate, "certificate");
            Objects.requireNonNull(key, "key");
        }

        /** Without the passphrase. */
        @Override
        public String toString() {
            return "certificate " + certificate;
        }
    }
}
