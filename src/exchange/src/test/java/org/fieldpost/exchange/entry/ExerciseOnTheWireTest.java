package org.fieldpost.exchange.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Remark;
import org.fieldpost.model.exercise.Reply;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.model.place.Point;
import org.junit.jupiter.api.Test;

/** What passes between trainers and players, as bytes. */
class ExerciseOnTheWireTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");

    private static Situation situation(Optional<Point> place, List<Point> route) {
        return new Situation(
                7,
                "One hour",
                3,
                Duration.ofMinutes(20),
                Inject.Means.RADIO,
                "Base",
                "A truck",
                "A truck passes. شاحنة",
                place,
                route,
                NOON);
    }

    @Test
    void each_comes_back_as_it_was() {
        Point here = new Point(6.3152341, -10.8073219);
        for (Body body : List.of(
                new Body.Replied(new Reply(7, Reply.How.REPORTED, NOON), 2, 41),
                new Body.Replied(new Reply(-7, Reply.How.SEALED, NOON)),
                new Body.Replied(new Reply(7, Reply.How.NOTHING, NOON)),
                new Body.SituationGiven(situation(Optional.empty(), List.of())),
                new Body.SituationGiven(situation(Optional.of(here), List.of())),
                new Body.SituationGiven(situation(Optional.of(here), List.of(new Point(6.4, -10.8), here))),
                new Body.KeyShown(7, "row,number\ninject,3\n"),
                new Body.Remarked(new Remark(7, "Who told you?", NOON)))) {
            assertThat(BodyCodecTest.decode(body.kind(), BodyCodec.encode(body)))
                    .isEqualTo(body);
        }
    }

    @Test
    void a_reply_that_names_no_report_though_it_says_there_is_one_is_kept_unread() {
        Bytes body = Bytes.of(Cbor.encode(List.of(7L, 0L, 5L, 0L, 0L)));

        assertThat(BodyCodecTest.decode(Body.Replied.KIND, body)).isInstanceOf(Body.Unread.class);
    }
}
