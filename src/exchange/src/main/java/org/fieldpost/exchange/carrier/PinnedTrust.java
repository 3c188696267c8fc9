package org.fieldpost.exchange.carrier;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.fieldpost.exchange.crypto.KeyPin;

/**
 * Accepts a server by its public key alone: no authority, name or date matters, so a renewed certificate and a phone with a wrong
 * clock change nothing. That the server holds the key is proven by the handshake itself.
 */
final class PinnedTrust extends X509ExtendedTrustManager {

    private final KeyPin pin;

    private PinnedTrust(KeyPin pin) {
        this.pin = pin;
    }

    static SSLContext context(KeyPin pin) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinnedTrust(pin)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has TLS; this one does not.", e);
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain == null
                || chain.length == 0
                || !KeyPin.of(chain[0].getPublicKey()).equals(pin)) {
            throw new CertificateException("the server's key is not the pinned one");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("nobody is a client of a phone");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
