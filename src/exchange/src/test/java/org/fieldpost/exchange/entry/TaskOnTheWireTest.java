package org.fieldpost.exchange.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.Task;
import org.fieldpost.model.vocabulary.CodeList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskOnTheWireTest {

    static List<Body> handedDown() {
        var day = LocalDate.parse("2026-11-20");
        return List.of(
                new Body.Tasked(new Task(1, "Look at the ford", day, Optional.empty())),
                new Body.Tasked(new Task(Long.MAX_VALUE, "x".repeat(Task.TEXT_CHARS), day, Optional.of("BP-03"))),
                new Body.Planned(new PatrolPlan(
                        "ffffffffffffffff",
                        "ALPHA-1",
                        CodeList.MEANS.code("BOAT"),
                        CodeList.TASK.code("BORDER"),
                        Instant.parse("2026-11-20T05:00:00Z"),
                        List.of("BP03", "BP05"))),
                new Body.Withdrawn(-1));
    }

    @ParameterizedTest
    @MethodSource("handedDown")
    void it_comes_back_as_it_was_said(Body body) {
        assertThat(BodyCodec.decode(new Entry(1, body.kind(), BodyCodec.encode(body))))
                .isEqualTo(body);
    }

    @ParameterizedTest
    @MethodSource("handedDown")
    void cut_anywhere_it_stays_unread(Body body) {
        byte[] bytes = BodyCodec.encode(body).toArray();
        for (int length = 0; length < bytes.length; length++) {
            Bytes cut = Bytes.of(java.util.Arrays.copyOf(bytes, length));
            assertThat(BodyCodec.decode(new Entry(1, body.kind(), cut))).isInstanceOf(Body.Unread.class);
        }
    }
}
