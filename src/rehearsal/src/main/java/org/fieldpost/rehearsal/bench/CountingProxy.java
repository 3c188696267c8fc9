package org.fieldpost.rehearsal.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a server and counts every byte that passes, both ways. */
final class CountingProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final URI server;
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();

    CountingProxy(String serverUrl) {
        try {
            server = URI.create(serverUrl);
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::listen);
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "counting proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                var target = new Socket(server.getHost(), server.getPort());
                daemon(() -> pump(client, target, up));
                daemon(() -> pump(target, client, down));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pump(Socket from, Socket to, AtomicLong count) {
        byte[] buffer = new byte[16 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                count.addAndGet(read);
                out.write(buffer, 0, read);
            }
        } catch (IOException closed) {
            return;
        }
    }

    String address() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** Bytes that went up since the last call. */
    long up() {
        return up.getAndSet(0);
    }

    /** Bytes that came down since the last call. */
    long down() {
        return down.getAndSet(0);
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
