package org.fieldpost.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.enrolment.ServerAddress;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate as authorities give them: root, intermediate, server; the visitor knows the root alone. */
class OwnChainTest {

    @TempDir
    Path directory;

    /** A certificate and its key. */
    private record Holder(X509Certificate certificate, KeyPair keys) {}

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static Holder holder(String name, Optional<Holder> by, boolean authority) throws Exception {
        KeyPair keys = keys();
        var subject = new X500Name("CN=" + name);
        var builder = new JcaX509v3CertificateBuilder(
                by.map(of -> new X500Name(
                                of.certificate.getSubjectX500Principal().getName()))
                        .orElse(subject),
                BigInteger.valueOf(name.hashCode() & 0xffff).add(BigInteger.ONE),
                Date.from(ServerAtWork.NOON.minus(Duration.ofDays(400))),
                Date.from(ServerAtWork.NOON.plus(Duration.ofDays(36_500))),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
        }
        var signer = new JcaContentSignerBuilder("SHA256withECDSA")
                .build(by.map(of -> of.keys.getPrivate()).orElse(keys.getPrivate()));
        return new Holder(new JcaX509CertificateConverter().getCertificate(builder.build(signer)), keys);
    }

    private static String pem(Object... parts) throws IOException {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            for (Object part : parts) {
                pem.writeObject(part);
            }
        }
        return text.toString();
    }

    private static SSLContext knowing(X509Certificate root) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", root);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static int health(ServerAtWork at, SSLContext trust) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(trust)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(at.address() + "/health"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void the_whole_chain_is_sent_to_browsers_and_phones_that_know_the_root_alone() throws Exception {
        Holder root = holder("Root of the test", Optional.empty(), true);
        Holder between = holder("Between", Optional.of(root), true);
        Holder leaf = holder("Server", Optional.of(between), false);
        Path key = Files.writeString(
                directory.resolve("server.key"), pem(new JcaPKCS8Generator(leaf.keys.getPrivate(), null)));
        Path chain = Files.writeString(directory.resolve("server.pem"), pem(leaf.certificate, between.certificate));
        SSLContext trust = knowing(root.certificate);
        var own = new Tls.Own(chain, key, Optional.empty());
        try (ServerAtWork at = ServerAtWork.as(directory.resolve("data"), settings -> settings.withTls(own))) {
            assertThat(health(at, trust)).isEqualTo(200);
            var phone = new PhoneAtWork(at.invitation());
            var carrier = new HttpCarrier(ServerAddress.of(at.address()), Duration.ofSeconds(20), Optional.of(trust));
            assertThat(new NetworkExchange(phone.engine(), carrier).run().ending())
                    .isEqualTo(new NetworkExchange.Finished(Standing.FINAL));
        }

        // without the one between, nobody who knows the root alone comes in
        Files.writeString(chain, pem(leaf.certificate));
        try (ServerAtWork at = ServerAtWork.as(directory.resolve("again"), settings -> settings.withTls(own))) {
            assertThatThrownBy(() -> health(at, trust)).isInstanceOf(SSLHandshakeException.class);
        }
    }
}
