package org.fieldpost.server.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The names that a certificate speaks for. */
final class Names {

    private Names() {}

    static boolean isAddress(String name) {
        return name.matches("[0-9.]+") || name.contains(":");
    }

    /** The host of an address such as {@code https://host:port}, without the brackets of IPv6. */
    static String hostOf(String url) {
        return url.replaceFirst("^https?://", "")
                .replaceFirst("^\\[(.*)].*$", "$1")
                .replaceFirst("^([^:/]*)(:\\d+)?(/.*)?$", "$1");
    }

    /** Whether it names this host, itself or by a star in the place of its first label. */
    static boolean speaksFor(X509Certificate certificate, String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        String starred = asked.replaceFirst("^[^.]+", "*");
        return named(certificate).stream()
                .anyMatch(name -> name.equals(asked) || (!isAddress(asked) && name.equals(starred)));
    }

    private static List<String> named(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            if (all != null) {
                all.stream()
                        .filter(each -> each.get(1) instanceof String)
                        .forEach(each -> names.add(String.valueOf(each.get(1)).toLowerCase(Locale.ROOT)));
            }
        } catch (CertificateParsingException unreadable) {
            // then it speaks for nobody
        }
        return names;
    }
}
