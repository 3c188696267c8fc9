package org.fieldpost.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.KeyPin;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.model.words.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's TLS, with the certificate of the day. {@link #look} takes in a renewed one without a restart. */
public final class TlsDoor {

    /** What the server's keys are asked for. */
    public static final int SEED_BYTES = SelfMadeCertificate.SEED_BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(TlsDoor.class);

    private final Tls.Own own;
    private final Bytes seed;
    private final List<String> hosts;
    private final Clock clock;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private Identity now;
    private Optional<Bytes> files;

    private TlsDoor(Tls.Own own, Bytes seed, List<String> hosts, Clock clock) {
        this.own = own;
        this.seed = seed;
        this.hosts = List.copyOf(hosts);
        this.clock = clock;
        files = files();
        now = identity();
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setKeyStorePassword(Identity.IN_MEMORY);
        factory.setKeyStore(now.keyStore());
    }

    /**
     * What was said, opened; empty when there is to be none.
     *
     * @param seed {@link #SEED_BYTES} from the server's keys
     * @param urls where phones and browsers are told to come
     * @param host where it listens
     * @throws ProblemException naming the file that cannot be used, and why
     */
    public static Optional<TlsDoor> of(Tls said, Bytes seed, List<String> urls, String host, Clock clock) {
        List<String> told = urls.stream()
                .filter(url -> url.startsWith("https://"))
                .map(Names::hostOf)
                .distinct()
                .toList();
        if (said instanceof Tls.Own own) {
            return Optional.of(new TlsDoor(own, seed, told, clock));
        }
        if (said instanceof Tls.SelfMade) {
            List<String> names = new ArrayList<>(List.of("localhost", "127.0.0.1", "::1"));
            Stream.concat(told.stream(), Stream.of(host))
                    .filter(name -> !names.contains(name) && !name.equals("0.0.0.0") && !name.equals("::"))
                    .forEach(names::add);
            return Optional.of(new TlsDoor(null, seed, names, clock));
        }
        return Optional.empty();
    }

    private Identity identity() {
        return own == null
                ? SelfMadeCertificate.of(seed, hosts, clock.instant())
                : OwnCertificate.read(own, hosts, clock.instant());
    }

    /** What the files hold; empty where there are none or they cannot be read just now. */
    private Optional<Bytes> files() {
        if (own == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Sha256.of(read(own.certificate()), read(own.key())));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    /** Takes in a renewed certificate. One that cannot be used is said in the log, and the former stays. */
    public synchronized void look() {
        Optional<Bytes> found = files();
        if (own != null && (found.isEmpty() || found.equals(files))) {
            return;
        }
        try {
            Identity next = identity();
            files = found;
            if (!next.certificate().equals(now.certificate())) {
                factory.reload(with -> with.setKeyStore(next.keyStore()));
                now = next;
                LOG.info("a renewed certificate is in use");
            }
        } catch (ProblemException e) {
            files = found;
            LOG.warn("the renewed certificate cannot be used, the former stays: {}", e.problem());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the server listens, TLS before anything else. */
    public ServerConnector connector(Server server, HttpConfiguration http) {
        var customized = new HttpConfiguration(http);
        // phones and browsers look at names themselves
        customized.getCustomizers().add(0, new SecureRequestCustomizer(false));
        return new ServerConnector(
                server, new SslConnectionFactory(factory, "http/1.1"), new HttpConnectionFactory(customized));
    }

    /** By which phones recognise a server whose certificate nobody vouches for. */
    public Optional<KeyPin> pin() {
        return own == null ? Optional.of(KeyPin.of(certificate().getPublicKey())) : Optional.empty();
    }

    /** SHA-256 of the certificate, as browsers show it. */
    public String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(Sha256.of(certificate().getEncoded()).toArray());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    public synchronized X509Certificate certificate() {
        return now.certificate();
    }
}
