package org.fieldpost.server.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slow senders, a flood, and whatever anybody sends on purpose: the others are served, and memory stays bounded. */
class CrowdedServerTest {

    /** More than the server has threads, fewer than it takes connections. */
    private static final int SLOW = 400;

    private static final int FLOOD = 4_000;

    private static final long MOST_MORE_BYTES = 384L * 1024 * 1024;

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;
    private final List<Socket> open = new ArrayList<>();

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        phone = at.enrolledPhone();
        phone.report(Samples.smuggling(NOON));
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket each : open) {
            each.close();
        }
        at.close();
    }

    @Test
    void phones_on_links_that_hang_in_the_middle_of_an_envelope_keep_no_other_waiting() throws IOException {
        Visitor supervisor = at.signedIn(Role.SUPERVISOR);
        byte[] envelope = phone.envelope().toArray();
        for (int i = 0; i < SLOW; i++) {
            beginToSend(envelope.length, envelope, envelope.length / 2);
        }

        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(1);
        assertThat(supervisor.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void everybody_at_once_sending_as_much_as_may_be_and_never_ending_costs_bounded_memory() throws IOException {
        long before = bytesInUse();
        byte[] junk = new byte[Envelope.MOST_BYTES];
        new Random(7).nextBytes(junk);
        for (int i = 0; i < SLOW; i++) {
            beginToSend(junk.length, junk, junk.length - 1);
        }

        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(1);
        assertThat(bytesInUse() - before).isLessThan(MOST_MORE_BYTES);
    }

    /** A thousand envelopes at once are fair after months without a link; more within seconds are not. */
    @Test
    void who_floods_is_told_to_slow_down_and_a_phone_is_taken_meanwhile() throws IOException {
        String junk = "POST /exchange HTTP/1.1\r\nHost: here\r\nContent-Length: 1\r\n\r\nx";
        URI address = URI.create(at.address());
        var socket = new Socket(address.getHost(), address.getPort());
        open.add(socket);
        var flood = new Thread(() -> {
            try {
                socket.getOutputStream().write(junk.repeat(FLOOD).getBytes(US_ASCII));
                socket.shutdownOutput();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        flood.start();
        String answers = new String(socket.getInputStream().readAllBytes(), US_ASCII);

        assertThat(answers).containsPattern("\r\n\r\n" + Refusal.NOT_AN_ENVELOPE.number() + "HTTP");
        assertThat(answers).endsWith("\r\n\r\n" + Refusal.BUSY.number());
        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(1);
    }

    private void beginToSend(int length, byte[] body, int bytes) throws IOException {
        URI address = URI.create(at.address());
        var socket = new Socket(address.getHost(), address.getPort());
        open.add(socket);
        socket.getOutputStream()
                .write(("POST /exchange HTTP/1.1\r\nHost: here\r\nContent-Type: application/octet-stream\r\n"
                                + "Content-Length: " + length + "\r\n\r\n")
                        .getBytes(US_ASCII));
        socket.getOutputStream().write(body, 0, bytes);
        socket.getOutputStream().flush();
    }

    private static long bytesInUse() {
        System.gc();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + direct;
    }
}
