package org.fieldpost.rehearsal.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stretch of network before a server: passes bytes on, remembers them, and cuts both sides after exactly so many bytes of
 * one direction.
 */
final class Proxy implements AutoCloseable {

    static final String HOST = "127.0.0.1";
    static final long NEVER = Long.MAX_VALUE;

    private final ServerSocket listening;
    private final int serverPort;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Passage request = new Passage(NEVER);
    private volatile Passage answer = new Passage(NEVER);

    /** One direction: how much may pass, and what did. */
    private static final class Passage {
        private final long most;
        private final ByteArrayOutputStream passed = new ByteArrayOutputStream();

        Passage(long most) {
            this.most = most;
        }

        /** Passes on what may pass; whether the link holds. */
        synchronized boolean pass(byte[] bytes, int length, OutputStream on) throws IOException {
            int may = (int) Math.min(length, most - passed.size());
            on.write(bytes, 0, may);
            on.flush();
            passed.write(bytes, 0, may);
            return passed.size() < most;
        }

        synchronized byte[] passed() {
            return passed.toByteArray();
        }
    }

    Proxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    String address() {
        return "http://" + HOST + ":" + port();
    }

    /** From the next byte on, counts anew and cuts after so many bytes. */
    void cutAfter(long requestBytes, long answerBytes) {
        request = new Passage(requestBytes);
        answer = new Passage(answerBytes);
    }

    byte[] request() {
        return request.passed();
    }

    byte[] answer() {
        return answer.passed();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listening.accept();
                connections.incrementAndGet();
                var far = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                threads.execute(() -> pump(near, far, true));
                threads.execute(() -> pump(far, near, false));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void pump(Socket from, Socket to, boolean up) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            boolean holds = true;
            while (holds) {
                int length = in.read(bytes);
                if (length < 0) {
                    return;
                }
                holds = (up ? request : answer).pass(bytes, length, out);
            }
        } catch (IOException theOtherSideIsCut) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
