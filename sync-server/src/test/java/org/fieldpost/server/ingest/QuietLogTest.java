package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.PhoneAtWork.entry;
import static org.fieldpost.server.ServerAtWork.NOON;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What phones say is in the database, under its rights and its retention; never in a log. */
class QuietLogTest {

    private static final String WORD = "Zwedru-informant";
    private static final int NUMBER = 87_654_321;

    @TempDir
    Path directory;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
    }

    @Test
    void neither_a_text_nor_a_number_that_a_phone_sent_is_logged_whatever_is_wrong_with_it() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.phone();
            Body report = new Body.ObservationRevision(Samples.smuggling(NOON, WORD));
            Bytes body = BodyCodec.encode(report);
            byte[] broken = body.toArray();
            broken[3] ^= 0x55;
            List<Entry> odd = List.of(
                    entry(1, report),
                    new Entry(2, report.kind(), Bytes.of(Arrays.copyOf(body.toArray(), body.size() - 2))),
                    new Entry(3, report.kind(), Bytes.of(broken)),
                    new Entry(4, 50, body),
                    new Entry(5, Body.Status.KIND, body),
                    new Entry(6, Body.PatrolRevision.KIND, body),
                    entry(7, new Body.ObservationRevision(Samples.smuggling(Instant.ofEpochSecond(NUMBER), WORD))),
                    entry(8, new Body.Status(NUMBER, WORD)),
                    entry(9, new Body.ObservationRevision(Samples.sealed(NOON))));
            odd.forEach(each -> PhoneAtWork.send(at.address(), phone.envelope(each)));
            odd.forEach(each -> PhoneAtWork.send(at.address(), phone.envelope(NUMBER, each)));
            phone.exchange(at.address());

            assertThat(at.number("SELECT count(*) FROM entry WHERE set_aside IS NOT NULL"))
                    .isGreaterThan(5);
        }
        assertThat(logged()).doesNotContain(WORD).doesNotContain(String.valueOf(NUMBER));
    }

    private String logged() {
        return log.list.stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }
}
