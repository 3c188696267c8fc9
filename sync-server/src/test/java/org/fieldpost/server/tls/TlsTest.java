package org.fieldpost.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OutputEncryptor;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.crypto.KeyPin;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.ServerAddress;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.model.words.Words;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages and phones over real TLS: who is let in, who is not, and what is said. */
class TlsTest {

    private static final Instant NOW = ServerAtWork.NOON;
    private static final Bytes SEED = Bytes.of(new byte[TlsDoor.SEED_BYTES]);
    private static final List<String> LOCAL = List.of("localhost", "127.0.0.1");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private ServerAtWork selfMade() {
        return ServerAtWork.as(directory.resolve("data"), settings -> settings.withTls(new Tls.SelfMade()));
    }

    private static Invitation invitation(ServerAtWork at) {
        var server = new ServerAddress(at.address(), at.server().tls().flatMap(TlsDoor::pin));
        return Invitation.parse(
                at.server().phones().invite(server).code(), at.clock().instant());
    }

    @Test
    void a_phone_finds_a_server_whose_certificate_is_self_made_by_its_code() {
        try (ServerAtWork at = selfMade()) {
            assertThat(at.address()).startsWith("https://");

            assertThat(new PhoneAtWork(invitation(at)).exchange().ending())
                    .isEqualTo(new NetworkExchange.Finished(Standing.FINAL));
            assertThat(new PhoneAtWork(invitation(at).at(ServerAddress.of(at.address())))
                            .exchange()
                            .ending())
                    .as("without the pin")
                    .isEqualTo(new NetworkExchange.Interrupted(Problem.of("link.not_trusted", "127.0.0.1")));
        }
    }

    @Test
    void the_pin_and_the_certificate_outlive_a_restart_and_a_renewal_keeps_the_pin() {
        try (ServerAtWork at = selfMade()) {
            X509Certificate before = at.server().tls().orElseThrow().certificate();
            Invitation invitation = invitation(at);
            at.restart();
            assertThat(at.server().tls().orElseThrow().certificate()).isEqualTo(before);

            at.clock().advance(Duration.ofDays(800));
            at.server().tls().orElseThrow().look();

            X509Certificate renewed = at.server().tls().orElseThrow().certificate();
            assertThat(renewed.getNotAfter()).isAfter(before.getNotAfter());
            assertThat(shown(at)).isEqualTo(renewed);
            assertThat(new PhoneAtWork(invitation.at(new ServerAddress(at.address(), invitation.tlsPin())))
                            .exchange()
                            .ending())
                    .as("reached by the former pin, and refused for the invitation's age alone")
                    .isInstanceOf(NetworkExchange.TurnedAway.class);
        }
    }

    /** The certificate that comes over the wire. */
    private static X509Certificate shown(ServerAtWork at) {
        try {
            X509Certificate told = at.server().tls().orElseThrow().certificate();
            try (SSLSocket socket = (SSLSocket) trusting(told)
                    .getSocketFactory()
                    .createSocket("127.0.0.1", URI.create(at.address()).getPort())) {
                socket.startHandshake();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void who_answers_with_another_key_hears_no_byte_of_an_envelope() throws Exception {
        Identity other = SelfMadeCertificate.of(Bytes.of(new byte[] {1}), LOCAL, NOW);
        KeyPin pin =
                KeyPin.of(SelfMadeCertificate.of(SEED, LOCAL, NOW).certificate().getPublicKey());
        try (var impostor = new Listener(other)) {
            var refused = new HttpCarrier(new ServerAddress(impostor.address(), Optional.of(pin)), PATIENCE);

            assertThat(refused.carry(Bytes.of(new byte[300])))
                    .isEqualTo(new Carrier.LinkLost(Problem.of("link.other_key", "127.0.0.1")));
            assertThat(impostor.heard.get()).isZero();
        }
        try (var right = new Listener(other)) {
            KeyPin its = KeyPin.of(other.certificate().getPublicKey());
            new HttpCarrier(new ServerAddress(right.address(), Optional.of(its)), PATIENCE)
                    .carry(Bytes.of(new byte[300]));
            assertThat(right.heard.get()).as("the right key hears it").isPositive();
        }
    }

    /** Takes one connection, and counts what comes through its TLS. */
    private static final class Listener implements AutoCloseable {

        private final SSLServerSocket socket;
        final CompletableFuture<Integer> heard;

        Listener(Identity identity) throws Exception {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(identity.keyStore(), Identity.IN_MEMORY.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            socket = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
            heard = CompletableFuture.supplyAsync(this::hear);
        }

        private int hear() {
            try (SSLSocket one = (SSLSocket) socket.accept()) {
                return Math.max(0, one.getInputStream().read(new byte[4096]));
            } catch (SSLException | SocketException turnedAway) {
                // in the middle of the handshake, whichever of the two notices first
                return 0;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        String address() {
            return "https://127.0.0.1:" + socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void an_own_certificate_is_used_and_a_renewed_one_without_a_restart() throws Exception {
        Tls.Own own = files(SelfMadeCertificate.of(SEED, LOCAL, NOW), Optional.of("plum ladder"));
        try (ServerAtWork at = ServerAtWork.as(directory.resolve("data"), settings -> settings.withTls(own))) {
            assertThat(at.server().tls().orElseThrow().pin()).isEmpty();
            var trusted = Optional.of(trusting(at.server().tls().orElseThrow().certificate()));
            var carrier = new HttpCarrier(ServerAddress.of(at.address()), PATIENCE, trusted);
            assertThat(carrier.carry(Bytes.of(new byte[3]))).isInstanceOf(Carrier.TurnedAway.class);
            HttpResponse<String> page = page(at, trusted.get());
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();

            Identity next = SelfMadeCertificate.of(Bytes.of(new byte[] {7}), LOCAL, NOW);
            files(next, Optional.of("plum ladder"));
            at.server().tls().orElseThrow().look();
            assertThat(shown(at)).isEqualTo(next.certificate());

            Files.writeString(own.certificate(), "cut off");
            at.server().tls().orElseThrow().look();
            assertThat(shown(at)).as("the former stays").isEqualTo(next.certificate());
        }
    }

    @Test
    void the_session_is_kept_for_tls_alone_where_the_page_came_by_tls_and_no_browser_is_bound_to_a_self_made_one()
            throws Exception {
        try (ServerAtWork at = selfMade()) {
            HttpResponse<String> page =
                    page(at, trusting(at.server().tls().orElseThrow().certificate()));
            assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
    }

    private static HttpResponse<String> page(ServerAtWork at, SSLContext trust) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(trust)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(at.address() + "/sign-in?lang=fr"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static SSLContext trusting(X509Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private Tls.Own files(Identity identity, Optional<String> passphrase) throws Exception {
        Path certificate = directory.resolve("server.pem");
        Path key = directory.resolve("server.key");
        Files.writeString(certificate, pem(identity.certificate()));
        Files.writeString(key, pem(identity.key(), passphrase));
        return new Tls.Own(certificate, key, passphrase);
    }

    private static String pem(X509Certificate certificate) throws IOException {
        return written(certificate);
    }

    private static String pem(PrivateKey key, Optional<String> passphrase) throws Exception {
        OutputEncryptor locked = passphrase.isEmpty()
                ? null
                : new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setProvider(new BouncyCastleProvider())
                        .setPassword(passphrase.get().toCharArray())
                        .build();
        return written(new JcaPKCS8Generator(key, locked));
    }

    private static String written(Object part) throws IOException {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(part);
        }
        return text.toString();
    }

    @Test
    void files_as_openssl_writes_them_are_read_locked_or_not() throws Exception {
        Path folder = Path.of(TlsTest.class.getResource("ec.pem").toURI()).getParent();
        for (String key : List.of("ec.key", "ec-locked.key")) {
            var own = new Tls.Own(folder.resolve("ec.pem"), folder.resolve(key), Optional.of("plum ladder"));
            Identity read = OwnCertificate.read(
                    own, List.of("fieldpost.example", "a.fieldpost.example"), Instant.parse("2030-01-01T00:00:00Z"));
            assertThat(read.key().getAlgorithm()).startsWith("EC");
            assertThat(read.keyStore().size()).isEqualTo(1);
        }
    }

    @Test
    void whatever_is_wrong_with_files_is_named_with_the_file() throws Exception {
        Identity right = SelfMadeCertificate.of(SEED, LOCAL, NOW);
        Tls.Own own = files(right, Optional.empty());
        assertThat(OwnCertificate.read(own, LOCAL, NOW).certificate()).isEqualTo(right.certificate());

        assertSaid("tls.other_name", own, List.of("fieldpost.example"), NOW);
        assertSaid("tls.expired", own, LOCAL, NOW.plus(Duration.ofDays(900)));
        assertSaid("tls.not_yet", own, LOCAL, NOW.minus(Duration.ofDays(900)));
        Identity other = SelfMadeCertificate.of(Bytes.of(new byte[] {7}), LOCAL, NOW);
        Files.writeString(own.key(), pem(other.key(), Optional.empty()));
        assertSaid("tls.not_matching", own, LOCAL, NOW);
        Files.writeString(own.key(), pem(right.key(), Optional.of("plum ladder")));
        assertSaid("tls.passphrase_needed", own, LOCAL, NOW);
        assertSaid(
                "tls.passphrase_wrong",
                new Tls.Own(own.certificate(), own.key(), Optional.of("pear ladder")),
                LOCAL,
                NOW);
        assertSaid("tls.no_key", new Tls.Own(own.certificate(), own.certificate(), Optional.empty()), LOCAL, NOW);
        Files.writeString(own.certificate(), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertSaid("tls.unreadable", own, LOCAL, NOW);
        Files.writeString(own.certificate(), "nothing\n");
        assertSaid("tls.no_certificate", own, LOCAL, NOW);
        Files.delete(own.certificate());
        assertSaid("tls.missing", own, LOCAL, NOW);
    }

    private void assertSaid(String key, Tls.Own own, List<String> hosts, Instant now) {
        ProblemException said =
                catchThrowableOfType(ProblemException.class, () -> OwnCertificate.read(own, hosts, now));
        assertThat(said).as(key).isNotNull();
        assertThat(said.problem().key()).isEqualTo(key);
        assertThat(said.problem().in(Words.in(Language.EN))).contains(directory.toString());
    }
}
