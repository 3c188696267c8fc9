package org.fieldpost.exchange.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Remark;
import org.fieldpost.model.exercise.Reply;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.model.place.Point;

/** What trainers and players of an exercise say to each other, as lists of few values. Places are in ten-millionths of a degree. */
final class ExerciseCodec {

    private static final double PER_DEGREE = 1e7;

    private ExerciseCodec() {}

    static Object encode(Situation situation) {
        List<Object> points = new ArrayList<>();
        situation.place().ifPresent(place -> points.add(point(place)));
        situation.route().forEach(place -> points.add(point(place)));
        return List.of(
                situation.id(),
                situation.exercise(),
                (long) situation.number(),
                situation.at().toSeconds(),
                Fields.numberOf(situation.means()),
                situation.from(),
                situation.title(),
                situation.text(),
                points,
                situation.place().isPresent() ? 1L : 0L,
                situation.givenAt().toEpochMilli());
    }

    static Situation situation(Object value) {
        List<?> parts = Fields.tuple("situation", value, 11);
        List<Point> points = new ArrayList<>();
        for (Object each : Fields.asList("places", parts.get(8))) {
            points.add(point(each));
        }
        boolean placed = Fields.asLong("whether it has a place", parts.get(9)) == 1 && !points.isEmpty();
        return new Situation(
                Fields.asLong("situation", parts.get(0)),
                Fields.asText("exercise", parts.get(1)),
                Math.toIntExact(Fields.asLong("inject", parts.get(2))),
                Duration.ofSeconds(Fields.asLong("at", parts.get(3))),
                Fields.asChoice("means", parts.get(4), Inject.Means.values()),
                Fields.asText("from", parts.get(5)),
                Fields.asText("title", parts.get(6)),
                Fields.asText("text", parts.get(7)),
                placed ? Optional.of(points.get(0)) : Optional.empty(),
                placed ? points.subList(1, points.size()) : points,
                moment("given at", parts.get(10)));
    }

    private static List<Long> point(Point point) {
        return List.of(Math.round(point.latitudeDeg() * PER_DEGREE), Math.round(point.longitudeDeg() * PER_DEGREE));
    }

    private static Point point(Object value) {
        List<?> parts = Fields.tuple("place", value, 2);
        return new Point(
                Fields.asLong("latitude", parts.get(0)) / PER_DEGREE,
                Fields.asLong("longitude", parts.get(1)) / PER_DEGREE);
    }

    static Object encode(Body.Replied replied) {
        Reply reply = replied.reply();
        return List.of(
                reply.situation(),
                Fields.numberOf(reply.how()),
                reply.at().toEpochMilli(),
                (long) replied.generation(),
                replied.number());
    }

    static Body replied(Object value) {
        List<?> parts = Fields.tuple("reply", value, 5);
        return new Body.Replied(
                new Reply(
                        Fields.asLong("situation", parts.get(0)),
                        Fields.asChoice("how", parts.get(1), Reply.How.values()),
                        moment("at", parts.get(2))),
                Math.toIntExact(Fields.asLong("generation", parts.get(3))),
                Fields.asLong("number", parts.get(4)));
    }

    static Object encode(Body.KeyShown shown) {
        return List.of(shown.situation(), shown.row());
    }

    static Body keyShown(Object value) {
        List<?> parts = Fields.tuple("key", value, 2);
        return new Body.KeyShown(Fields.asLong("situation", parts.get(0)), Fields.asText("row", parts.get(1)));
    }

    static Object encode(Remark remark) {
        return List.of(remark.situation(), remark.text(), remark.at().toEpochMilli());
    }

    static Remark remark(Object value) {
        List<?> parts = Fields.tuple("remark", value, 3);
        return new Remark(
                Fields.asLong("situation", parts.get(0)),
                Fields.asText("remark", parts.get(1)),
                moment("at", parts.get(2)));
    }

    /** Exactly: what was written is read as it was. */
    private static Instant moment(String name, Object value) {
        return Instant.ofEpochMilli(Fields.asLong(name, value));
    }
}
