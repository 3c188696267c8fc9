package org.fieldpost.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.fieldpost.model.words.Problem;

/** Reads a certificate and its key from PEM files; whatever is wrong is named with the file. */
final class OwnCertificate {

    private OwnCertificate() {}

    /** @param hosts whose name it must carry */
    static Identity read(Tls.Own from, List<String> hosts, Instant now) {
        List<X509Certificate> chain = certificates(from.certificate());
        if (chain.isEmpty()) {
            throw Problem.of("tls.no_certificate", from.certificate()).asException();
        }
        X509Certificate own = chain.get(0);
        if (now.isAfter(own.getNotAfter().toInstant())) {
            throw Problem.of(
                            "tls.expired", from.certificate(), own.getNotAfter().toInstant())
                    .asException();
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            throw Problem.of(
                            "tls.not_yet",
                            from.certificate(),
                            own.getNotBefore().toInstant())
                    .asException();
        }
        PrivateKey key = key(from);
        if (!belong(key, own.getPublicKey())) {
            throw Problem.of("tls.not_matching", from.key(), from.certificate()).asException();
        }
        hosts.stream().filter(host -> !Names.speaksFor(own, host)).findFirst().ifPresent(host -> {
            throw Problem.of("tls.other_name", from.certificate(), host).asException();
        });
        return new Identity(key, chain);
    }

    private static List<X509Certificate> certificates(Path file) {
        List<X509Certificate> chain = new ArrayList<>();
        for (Object each : parts(file)) {
            if (each instanceof X509CertificateHolder holder) {
                try {
                    chain.add((X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(holder.getEncoded())));
                } catch (GeneralSecurityException | IOException e) {
                    throw Problem.of("tls.unreadable", file).causedBy(e);
                }
            }
        }
        return chain;
    }

    private static List<Object> parts(Path file) {
        List<Object> parts = new ArrayList<>();
        try (var pem = new PEMParser(Files.newBufferedReader(file, StandardCharsets.ISO_8859_1))) {
            for (Object each = pem.readObject(); each != null; each = pem.readObject()) {
                parts.add(each);
            }
        } catch (PEMException | RuntimeException e) {
            throw Problem.of("tls.unreadable", file).causedBy(e);
        } catch (IOException e) {
            throw Problem.of("tls.missing", file).causedBy(e);
        }
        return parts;
    }

    private static PrivateKey key(Tls.Own from) {
        for (Object each : parts(from.key())) {
            try {
                Optional<PrivateKeyInfo> found = open(each, from);
                if (found.isPresent()) {
                    return new JcaPEMKeyConverter().getPrivateKey(found.get());
                }
            } catch (IOException | OperatorCreationException | PKCSException | RuntimeException e) {
                boolean locked = each instanceof PEMEncryptedKeyPair || each instanceof PKCS8EncryptedPrivateKeyInfo;
                throw Problem.of(
                                !locked
                                        ? "tls.unreadable"
                                        : from.passphrase().isEmpty()
                                                ? "tls.passphrase_needed"
                                                : "tls.passphrase_wrong",
                                from.key())
                        .causedBy(e);
            }
        }
        throw Problem.of("tls.no_key", from.key()).asException();
    }

    private static Optional<PrivateKeyInfo> open(Object part, Tls.Own from)
            throws IOException, OperatorCreationException, PKCSException {
        char[] passphrase = from.passphrase().orElse("").toCharArray();
        if (part instanceof PrivateKeyInfo open) {
            return Optional.of(open);
        }
        if (part instanceof PEMKeyPair pair) {
            return Optional.of(pair.getPrivateKeyInfo());
        }
        if (part instanceof PEMEncryptedKeyPair locked) {
            return Optional.of(locked.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(new BouncyCastleProvider())
                            .build(passphrase))
                    .getPrivateKeyInfo());
        }
        if (part instanceof PKCS8EncryptedPrivateKeyInfo locked) {
            return Optional.of(locked.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(new BouncyCastleProvider())
                    .build(passphrase)));
        }
        return Optional.empty();
    }

    private static boolean belong(PrivateKey key, PublicKey certified) {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update((byte) 1);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update((byte) 1);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherAlgorithm) {
            return false;
        }
    }
}
