package org.fieldpost.exchange.entry;

import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.model.place.RegionMatch;

/** Bodies to bytes and back. Reading never throws: what cannot be read comes back as {@link Body.Unread} with the reason. */
public final class BodyCodec {

    private BodyCodec() {}

    public static Bytes encode(Body body) {
        Object value;
        if (body instanceof Body.ObservationRevision revision) {
            value = ReportCodec.encode(revision.observation())
                    .put(ReportCodec.REVISES, revision.revises())
                    .map();
        } else if (body instanceof Body.PatrolRevision revision) {
            value = ReportCodec.encode(revision.patrol()).map();
        } else if (body instanceof Body.Nil nil) {
            value = ReportCodec.encode(nil.report()).map();
        } else if (body instanceof Body.Status status) {
            value = List.of(status.waiting(), status.appVersion());
        } else if (body instanceof Body.ReviewState state) {
            value = List.of(
                    (long) state.generation(),
                    state.number(),
                    Fields.numberOf(state.state()),
                    state.region()
                            .<Object>map(r -> List.of(r.regionCode(), Fields.numberOf(r.method())))
                            .orElse(List.of()));
        } else {
            return ((Body.Unread) body).bytes();
        }
        return Bytes.of(Cbor.encode(value));
    }

    public static Body decode(Entry entry) {
        try {
            Object value = switch (entry.kind()) {
                case Body.ObservationRevision.KIND,
                        Body.PatrolRevision.KIND,
                        Body.Nil.KIND,
                        Body.Status.KIND,
                        Body.ReviewState.KIND -> Cbor.decode(entry.body().toArray());
                default -> "";
            };
            return switch (entry.kind()) {
                case Body.ObservationRevision.KIND -> {
                    var fields = Fields.of("observation", value);
                    yield new Body.ObservationRevision(
                            fields.number(ReportCodec.REVISES), ReportCodec.decodeObservation(fields));
                }
                case Body.PatrolRevision.KIND ->
                    new Body.PatrolRevision(ReportCodec.decodePatrol(Fields.of("patrol", value)));
                case Body.Nil.KIND -> new Body.Nil(ReportCodec.decodeNil(Fields.of("nil report", value)));
                case Body.Status.KIND -> status(value);
                case Body.ReviewState.KIND -> reviewState(value);
                default -> new Body.Unread(entry.kind(), entry.body(), "kind " + entry.kind() + " is not known here");
            };
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new Body.Unread(entry.kind(), entry.body(), String.valueOf(e.getMessage()));
        }
    }

    private static Body status(Object value) {
        List<?> parts = Fields.tuple("status", value, 2);
        return new Body.Status(Fields.asLong("waiting", parts.get(0)), Fields.asText("app version", parts.get(1)));
    }

    private static Body reviewState(Object value) {
        List<?> parts = Fields.tuple("review state", value, 4);
        List<?> region = Fields.asList("region", parts.get(3));
        return new Body.ReviewState(
                Math.toIntExact(Fields.asLong("generation", parts.get(0))),
                Fields.asLong("number", parts.get(1)),
                Fields.asChoice("state", parts.get(2), Body.ReviewState.State.values()),
                region.isEmpty() ? Optional.empty() : Optional.of(regionMatch(region)));
    }

    private static RegionMatch regionMatch(Object value) {
        List<?> parts = Fields.tuple("region", value, 2);
        return new RegionMatch(
                Fields.asText("region code", parts.get(0)),
                Fields.asChoice("region method", parts.get(1), RegionMatch.Method.values()));
    }
}
