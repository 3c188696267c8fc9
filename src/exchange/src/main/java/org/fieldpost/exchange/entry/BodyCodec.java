package org.fieldpost.exchange.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.RegionMatch;

/** Bodies to bytes and back. Reading never throws: what cannot be read comes back as {@link Body.Unread} with the reason. */
public final class BodyCodec {

    private BodyCodec() {}

    public static Bytes encode(Body body) {
        Object value;
        if (body instanceof Body.ObservationRevision revision) {
            var fields = ReportCodec.encode(revision.observation());
            revision.revises().ifPresent(base -> fields.put(ReportCodec.REVISES, base(base)));
            if (!revision.photos().isEmpty()) {
                fields.put(
                        ReportCodec.PHOTOS,
                        revision.photos().stream().map(BodyCodec::photo).toList());
            }
            value = fields.map();
        } else if (body instanceof Body.PatrolRevision revision) {
            value = ReportCodec.encode(revision.patrol()).map();
        } else if (body instanceof Body.Nil nil) {
            value = ReportCodec.encode(nil.report()).map();
        } else if (body instanceof Body.Status status) {
            value = List.of(status.waiting(), status.appVersion());
        } else if (body instanceof Body.ReviewState state) {
            value = reviewState(state);
        } else if (body instanceof Body.ReviewStates states) {
            value = states.each().stream().map(BodyCodec::shared).toList();
        } else if (body instanceof Body.PhotoChunk chunk) {
            value = List.of(photo(chunk.photo()), (long) chunk.place(), chunk.bytes());
        } else if (body instanceof Body.TrackStretch stretch) {
            value = TrackCodec.encode(stretch.segment()).map();
        } else if (body instanceof Body.PatrolReported reported) {
            value = PatrolCodec.encode(reported.report()).map();
        } else if (body instanceof Body.Retraction retraction) {
            value = ReviewCodec.encode(retraction);
        } else if (body instanceof Body.Answer answer) {
            value = ReviewCodec.encode(answer);
        } else if (body instanceof Body.Clock clock) {
            value = ClockCodec.encode(clock.reading());
        } else if (body instanceof Body.Ruled ruled) {
            value = ReviewCodec.encode(ruled);
        } else if (body instanceof Body.Question question) {
            value = ReviewCodec.encode(question);
        } else if (body instanceof Body.Tasked tasked) {
            value = TaskCodec.encode(tasked);
        } else if (body instanceof Body.Planned planned) {
            value = PatrolCodec.value(planned.plan());
        } else if (body instanceof Body.Withdrawn withdrawn) {
            value = TaskCodec.encode(withdrawn);
        } else if (body instanceof Body.Replied replied) {
            value = ExerciseCodec.encode(replied);
        } else if (body instanceof Body.SituationGiven given) {
            value = ExerciseCodec.encode(given.situation());
        } else if (body instanceof Body.KeyShown shown) {
            value = ExerciseCodec.encode(shown);
        } else if (body instanceof Body.Remarked remarked) {
            value = ExerciseCodec.encode(remarked.remark());
        } else if (body instanceof Body.KeyAnnouncement announcement) {
            value = announcement.box().encode();
        } else if (body instanceof Body.CredentialGiven given) {
            value = given.credential().encode();
        } else if (body instanceof Body.RecipientGiven given) {
            value = given.recipient().encode();
        } else {
            return ((Body.Unread) body).bytes();
        }
        return Bytes.of(Cbor.encode(value));
    }

    private static Object reviewState(Body.ReviewState state) {
        return List.of(
                (long) state.generation(), state.number(), Fields.numberOf(state.state()), region(state.region()));
    }

    private static Object region(Optional<RegionMatch> region) {
        return region.<Object>map(r -> List.of(r.regionCode(), Fields.numberOf(r.method())))
                .orElse(List.of());
    }

    private static Object shared(Body.ReviewStates.Shared shared) {
        return List.of(
                (long) shared.generation(),
                ranges(shared.numbers()),
                Fields.numberOf(shared.state()),
                region(shared.region()));
    }

    /** How many numbers are passed over, then how many are in, and so on from 1. */
    private static List<Long> ranges(Ranges numbers) {
        List<Long> steps = new ArrayList<>();
        long next = 1;
        for (Ranges.Range range : numbers.list()) {
            steps.add(range.from() - next);
            steps.add(range.to() - range.from() + 1);
            next = range.to() + 1;
        }
        return steps;
    }

    private static Ranges ranges(List<?> steps) {
        List<Ranges.Range> ranges = new ArrayList<>();
        long next = 1;
        for (int i = 0; i < steps.size(); i += 2) {
            Check.that(i + 1 < steps.size(), "a range of entries has no end");
            long from = Math.addExact(next, Fields.asLong("entries passed over", steps.get(i)));
            next = Math.addExact(from, Fields.asLong("entries in a row", steps.get(i + 1)));
            ranges.add(new Ranges.Range(from, next - 1));
        }
        return new Ranges(ranges);
    }

    static Object base(Body.Base base) {
        return List.of((long) base.generation(), base.number(), base.digest());
    }

    private static Optional<Body.Base> base(Fields fields) {
        return fields.has(ReportCodec.REVISES) ? Optional.of(base(fields.get(ReportCodec.REVISES))) : Optional.empty();
    }

    static Body.Base base(Object value) {
        List<?> parts = Fields.tuple("base", value, 3);
        return new Body.Base(
                Math.toIntExact(Fields.asLong("generation", parts.get(0))),
                Fields.asLong("number", parts.get(1)),
                Fields.asBytes("digest", parts.get(2)));
    }

    private static Object photo(PhotoRef photo) {
        return List.of(photo.sha256(), (long) photo.size());
    }

    private static PhotoRef photo(Object value) {
        List<?> parts = Fields.tuple("photo", value, 2);
        return new PhotoRef(
                Fields.asBytes("photo hash", parts.get(0)), Math.toIntExact(Fields.asLong("size", parts.get(1))));
    }

    private static Body photoChunk(Object value) {
        List<?> parts = Fields.tuple("photo chunk", value, 3);
        return new Body.PhotoChunk(
                photo(parts.get(0)),
                Math.toIntExact(Fields.asLong("place", parts.get(1))),
                Fields.asBytes("bytes", parts.get(2)));
    }

    public static Body decode(Entry entry) {
        try {
            return switch (entry.kind()) {
                case Body.ObservationRevision.KIND -> {
                    var fields = Fields.of("observation", value(entry));
                    yield new Body.ObservationRevision(
                            fields.isNumber(ReportCodec.REVISES) ? Optional.empty() : base(fields),
                            ReportCodec.decodeObservation(fields),
                            fields.has(ReportCodec.PHOTOS)
                                    ? fields.list(ReportCodec.PHOTOS).stream()
                                            .map(BodyCodec::photo)
                                            .toList()
                                    : List.of());
                }
                case Body.PatrolRevision.KIND ->
                    new Body.PatrolRevision(ReportCodec.decodePatrol(Fields.of("patrol", value(entry))));
                case Body.Nil.KIND -> new Body.Nil(ReportCodec.decodeNil(Fields.of("nil report", value(entry))));
                case Body.Status.KIND -> status(value(entry));
                case Body.PhotoChunk.KIND -> photoChunk(value(entry));
                case Body.TrackStretch.KIND ->
                    new Body.TrackStretch(TrackCodec.decode(Fields.of("track segment", value(entry))));
                case Body.PatrolReported.KIND ->
                    new Body.PatrolReported(PatrolCodec.decodeReport(Fields.of("patrol report", value(entry))));
                case Body.ReviewState.KIND -> reviewState(value(entry));
                case Body.ReviewStates.KIND ->
                    new Body.ReviewStates(Fields.asList("review states", value(entry)).stream()
                            .map(BodyCodec::shared)
                            .toList());
                case Body.Retraction.KIND -> ReviewCodec.retraction(value(entry));
                case Body.Answer.KIND -> ReviewCodec.answer(value(entry));
                case Body.Clock.KIND -> new Body.Clock(ClockCodec.reading(value(entry)));
                case Body.Ruled.KIND -> ReviewCodec.ruled(value(entry));
                case Body.Question.KIND -> ReviewCodec.question(value(entry));
                case Body.Tasked.KIND -> TaskCodec.tasked(value(entry));
                case Body.Planned.KIND -> new Body.Planned(PatrolCodec.plan(value(entry)));
                case Body.Withdrawn.KIND -> TaskCodec.withdrawn(value(entry));
                case Body.Replied.KIND -> ExerciseCodec.replied(value(entry));
                case Body.SituationGiven.KIND -> new Body.SituationGiven(ExerciseCodec.situation(value(entry)));
                case Body.KeyShown.KIND -> ExerciseCodec.keyShown(value(entry));
                case Body.Remarked.KIND -> new Body.Remarked(ExerciseCodec.remark(value(entry)));
                case Body.KeyAnnouncement.KIND -> new Body.KeyAnnouncement(ServerBox.decode(value(entry)));
                case Body.CredentialGiven.KIND -> new Body.CredentialGiven(Credential.decode(value(entry)));
                case Body.RecipientGiven.KIND -> new Body.RecipientGiven(RecipientKey.decode(value(entry)));
                default -> new Body.Unread(entry.kind(), entry.body(), "kind " + entry.kind() + " is not known here");
            };
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new Body.Unread(entry.kind(), entry.body(), why(e));
        }
    }

    /** Names the field or the part that refused it and never quotes a value: somebody may have typed it. */
    private static String why(RuntimeException e) {
        List<StackTraceElement> ours = Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.fieldpost."))
                .toList();
        boolean checked = !ours.isEmpty() && ours.get(0).getClassName().equals(Check.class.getName());
        String part = ours.stream()
                .map(StackTraceElement::getClassName)
                .filter(name -> !name.equals(Check.class.getName()))
                .findFirst()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .orElse("its form");
        String message = String.valueOf(e.getMessage());
        if (checked && !ours.get(0).getMethodName().equals("that")) {
            return message.split(" is | has | '", 2)[0] + " is refused by " + part;
        }
        return part.equals("Fields") || part.equals("Cbor") ? message : "a value is refused by " + part;
    }

    private static Object value(Entry entry) {
        return Cbor.decode(entry.body().toArray());
    }

    private static Body status(Object value) {
        List<?> parts = Fields.tuple("status", value, 2);
        return new Body.Status(Fields.asLong("waiting", parts.get(0)), Fields.asText("app version", parts.get(1)));
    }

    private static Body.ReviewState reviewState(Object value) {
        List<?> parts = Fields.tuple("review state", value, 4);
        return new Body.ReviewState(
                Math.toIntExact(Fields.asLong("generation", parts.get(0))),
                Fields.asLong("number", parts.get(1)),
                Fields.asChoice("state", parts.get(2), Body.ReviewState.State.values()),
                region(parts.get(3)));
    }

    private static Body.ReviewStates.Shared shared(Object value) {
        List<?> parts = Fields.tuple("review states", value, 4);
        return new Body.ReviewStates.Shared(
                Math.toIntExact(Fields.asLong("generation", parts.get(0))),
                ranges(Fields.asList("numbers", parts.get(1))),
                Fields.asChoice("state", parts.get(2), Body.ReviewState.State.values()),
                region(parts.get(3)));
    }

    private static Optional<RegionMatch> region(Object value) {
        List<?> region = Fields.asList("region", value);
        return region.isEmpty() ? Optional.empty() : Optional.of(regionMatch(region));
    }

    private static RegionMatch regionMatch(Object value) {
        List<?> parts = Fields.tuple("region", value, 2);
        return new RegionMatch(
                Fields.asText("region code", parts.get(0)),
                Fields.asChoice("region method", parts.get(1), RegionMatch.Method.values()));
    }
}
