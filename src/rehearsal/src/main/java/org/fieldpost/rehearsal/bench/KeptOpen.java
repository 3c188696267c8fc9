package org.fieldpost.rehearsal.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.carrier.HttpCarrier;

/**
 * One phone's connection that stays open, with as little work of its own as HTTP/1.1 allows: on one machine the client takes
 * from the server what it uses itself. One thread at a time.
 */
final class KeptOpen implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final String host;

    KeptOpen(String serverUrl) throws IOException {
        URI server = URI.create(serverUrl);
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        host = server.getAuthority();
    }

    /** Sends an envelope and reads the whole answer, which must be one. */
    void send(Bytes envelope) throws IOException {
        byte[] head = ("POST " + HttpCarrier.PATH + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: "
                        + HttpCarrier.CONTENT_TYPE + "\r\nContent-Length: " + envelope.size() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + envelope.size()];
        System.arraycopy(head, 0, request, 0, head.length);
        envelope.view().get(request, head.length, envelope.size());
        socket.getOutputStream().write(request);
        String status = line();
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        if (!status.startsWith("HTTP/1.1 200") || length < 0 || in.readNBytes(length).length != length) {
            throw new IOException("the server answered " + status);
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
