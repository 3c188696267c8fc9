package org.fieldpost.exchange.carrier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A server below HTTP: reads one request, sends exactly the bytes it was told, and hangs up or falls silent. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch closing = new CountDownLatch(1);
    private final int requestBodyBytes;
    private volatile byte[] answer = new byte[0];
    private volatile boolean silentAfterwards;

    RawServer(int requestBodyBytes) throws IOException {
        this.requestBodyBytes = requestBodyBytes;
        var serving = new Thread(this::serve, "raw-server");
        serving.setDaemon(true);
        serving.start();
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    void hangUpAfter(byte[] bytes) {
        answer = bytes;
        silentAfterwards = false;
    }

    void fallSilentAfter(byte[] bytes) {
        answer = bytes;
        silentAfterwards = true;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                readRequest(connection.getInputStream());
                connection.getOutputStream().write(answer);
                connection.getOutputStream().flush();
                if (silentAfterwards) {
                    closing.await();
                }
            } catch (IOException closedOrCut) {
                // the next connection, or the end
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private void readRequest(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            head.write(next);
        }
        in.readNBytes(requestBodyBytes);
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
    }
}
