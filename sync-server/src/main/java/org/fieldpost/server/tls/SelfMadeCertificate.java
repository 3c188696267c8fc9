package org.fieldpost.server.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.operator.ContentSigner;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.Sha256;

/**
 * A P-256 key made from the server's keys, and its certificate. Both are functions of what they are made from, so that several
 * servers of one database show the same, a restored one too, and nothing is stored. Pure.
 */
final class SelfMadeCertificate {

    /** More than the curve's order has, so that no remainder is likelier than another (FIPS 186-5, A.2.1). */
    static final int SEED_BYTES = 48;

    private static final String CURVE = "secp256r1";
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CustomNamedCurves.getByName(CURVE));

    private SelfMadeCertificate() {}

    /**
     * The key, and a certificate for these names. It is the same from December of an odd year to November two years later, and
     * holds three months longer: browsers that were told to trust it are asked again at every second new year only.
     *
     * @param seed from the server's keys, secret
     * @param names host names and addresses
     */
    static Identity of(Bytes seed, List<String> names, Instant now) {
        BigInteger secret = new BigInteger(1, seed.toArray())
                .mod(DOMAIN.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        try {
            ECParameterSpec curve = curve();
            KeyFactory keys = KeyFactory.getInstance("EC");
            PrivateKey key = keys.generatePrivate(new ECPrivateKeySpec(secret, curve));
            var point = DOMAIN.getG().multiply(secret).normalize();
            PublicKey publicKey = keys.generatePublic(new ECPublicKeySpec(
                    new ECPoint(
                            point.getAffineXCoord().toBigInteger(),
                            point.getAffineYCoord().toBigInteger()),
                    curve));
            return new Identity(key, List.of(certificate(secret, publicKey, names, now)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec(CURVE));
        return curve.getParameterSpec(ECParameterSpec.class);
    }

    private static X509Certificate certificate(BigInteger secret, PublicKey publicKey, List<String> names, Instant now)
            throws GeneralSecurityException, IOException {
        LocalDate from = LocalDate.of(evenYear(now) - 1, 12, 1);
        LocalDate until = LocalDate.of(evenYear(now) + 2, 3, 1);
        var sorted = new TreeSet<String>(names);
        var name = new X500Name("CN=Fieldpost server, O=Self-made");
        byte[] serial = Sha256.of((from + " " + sorted).getBytes(StandardCharsets.UTF_8))
                .toArray();
        var builder = new X509v3CertificateBuilder(
                name,
                new BigInteger(1, serial, 0, 16),
                date(from),
                date(until),
                name,
                SubjectPublicKeyInfo.getInstance(publicKey.getEncoded()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(sorted.stream()
                        .map(each -> new GeneralName(
                                Names.isAddress(each) ? GeneralName.iPAddress : GeneralName.dNSName, each))
                        .toArray(GeneralName[]::new)));
        byte[] encoded = builder.build(signer(secret)).getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    /** December counts to the year it leads to. */
    private static int evenYear(Instant now) {
        int year = LocalDate.ofInstant(now, ZoneOffset.UTC).plusMonths(1).getYear();
        return year - Math.floorMod(year, 2);
    }

    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Without chance (RFC 6979). */
    private static ContentSigner signer(BigInteger secret) {
        var signed = new ByteArrayOutputStream();
        return new ContentSigner() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
            }

            @Override
            public OutputStream getOutputStream() {
                return signed;
            }

            @Override
            public byte[] getSignature() {
                var ecdsa = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
                ecdsa.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
                BigInteger[] signature =
                        ecdsa.generateSignature(Sha256.of(signed.toByteArray()).toArray());
                try {
                    return StandardDSAEncoding.INSTANCE.encode(DOMAIN.getN(), signature[0], signature[1]);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
