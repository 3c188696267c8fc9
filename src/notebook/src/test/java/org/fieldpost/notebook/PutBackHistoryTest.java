package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.ReceiptCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P1, P3: whatever a phone went through, with answers lost and returns to earlier copies. One seed, one history. */
class PutBackHistoryTest {

    @TempDir
    private Path folder;

    private final MemoryServer server = new MemoryServer();
    private final SecureRandom secure = new SeededRandom(3);
    private NotebookInUse phone;
    private byte[] copy;
    private int written;
    private int timesPutBack;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void all_that_the_server_held_and_all_that_the_phone_shows_is_there_exactly_once(long seed) {
        var random = new Random(seed);
        phone = NotebookInUse.live(folder).enrolledAt(server);
        copy = phone.copy();
        try {
            for (int step = 0; step < 40; step++) {
                List<String> before = reported();
                step(random);
                assertThat(reported()).containsAll(before);
            }
            server.settleWith(phone.now());

            assertThat(reported()).doesNotHaveDuplicates().containsAll(new TreeSet<>(shown()));
            assertThat(phone.now().reports()).extracting(Report::state).doesNotContain(Report.State.WAITING);
        } finally {
            phone.close();
        }
    }

    private void step(Random random) {
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> submit();
            case 3 -> phone.now().submit(Samples.nilReport(NOON));
            case 4 -> server.exchangeWith(phone.now());
            case 5 -> answerIsLost(random);
            case 6 -> phone.reopen();
            case 7 -> {
                // a copy made in the middle of joining again, itself restored, is beyond what is promised
                server.settleWith(phone.now());
                for (int more = random.nextInt(3); more > 0; more--) {
                    submit();
                }
                copy = phone.copy();
            }
            default -> {
                if (timesPutBack < 6) {
                    phone.putBack(copy);
                    timesPutBack++;
                }
            }
        }
    }

    private ReceiptCode submit() {
        written++;
        return phone.now()
                .submit(
                        Samples.smuggling(NOON, "report " + written),
                        draft(1, "").id());
    }

    private void answerIsLost(Random random) {
        ExchangeEngine engine = phone.now().engine(secure);
        Bytes lost = server.answer(engine.write(random.nextInt(400)));
        assertThat(lost.size()).isPositive();
    }

    private List<String> reported() {
        return server.received().stream()
                .filter(Body.ObservationRevision.class::isInstance)
                .map(body -> ((Body.ObservationRevision) body)
                        .observation()
                        .circumstances()
                        .note())
                .toList();
    }

    private List<String> shown() {
        return phone.now().reports().stream()
                .map(report -> report.observation().circumstances().note())
                .toList();
    }
}
