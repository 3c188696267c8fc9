package org.fieldpost.server.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P4: a link that breaks in the middle of a request. */
class CutRequestTest {

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        phone = at.enrolledPhone();
        phone.report(Samples.smuggling(NOON));
        phone.report(Samples.borderVisit(NOON));
        phone.report(Samples.resourceSite(NOON));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33, 150, -64, -1})
    void an_envelope_cut_anywhere_is_not_stored_and_the_next_exchange_makes_it_good(int bytes) throws IOException {
        byte[] envelope = phone.envelope().toArray();
        int sent = bytes < 0 ? envelope.length + bytes : bytes;

        try (Socket socket = open(envelope.length)) {
            socket.getOutputStream().write(envelope, 0, sent);
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            assertThat(answer).doesNotContain(" 200 ");
        }

        assertThat(at.number("SELECT count(*) FROM entry")).isZero();
        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(3);
        assertThat(at.observations()).isEqualTo(3);
    }

    @Test
    void a_phone_that_goes_before_it_hears_the_answer_has_delivered_all_or_nothing() throws IOException {
        byte[] envelope = phone.envelope().toArray();
        try (Socket socket = open(envelope.length)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(envelope);
        }

        at.restart();

        assertThat(at.number("SELECT count(*) FROM entry")).isIn(0L, 3L);
        phone.exchange(at.address());
        assertThat(at.number("SELECT count(*) FROM entry")).isEqualTo(3);
        assertThat(at.observations()).isEqualTo(3);
    }

    private Socket open(int length) throws IOException {
        URI address = URI.create(at.address());
        var socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(20_000);
        OutputStream out = socket.getOutputStream();
        out.write(("POST /exchange HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Type:"
                        + " application/octet-stream\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(US_ASCII));
        out.flush();
        return socket;
    }
}
