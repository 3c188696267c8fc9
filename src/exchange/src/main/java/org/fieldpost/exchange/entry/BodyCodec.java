package org.fieldpost.exchange.entry;

import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.enrolment.ServerBox;
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
            value = List.of(
                    (long) state.generation(),
                    state.number(),
                    Fields.numberOf(state.state()),
                    state.region()
                            .<Object>map(r -> List.of(r.regionCode(), Fields.numberOf(r.method())))
                            .orElse(List.of()));
        } else if (body instanceof Body.PhotoChunk chunk) {
            value = List.of(photo(chunk.photo()), (long) chunk.place(), chunk.bytes());
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

    private static Object base(Body.Base base) {
        return List.of((long) base.generation(), base.number(), base.digest());
    }

    private static Optional<Body.Base> base(Fields fields) {
        return fields.tuple(ReportCodec.REVISES, 3)
                .map(parts -> new Body.Base(
                        Math.toIntExact(Fields.asLong("generation", parts.get(0))),
                        Fields.asLong("number", parts.get(1)),
                        Fields.asBytes("digest", parts.get(2))));
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
                case Body.ReviewState.KIND -> reviewState(value(entry));
                case Body.KeyAnnouncement.KIND -> new Body.KeyAnnouncement(ServerBox.decode(value(entry)));
                case Body.CredentialGiven.KIND -> new Body.CredentialGiven(Credential.decode(value(entry)));
                case Body.RecipientGiven.KIND -> new Body.RecipientGiven(RecipientKey.decode(value(entry)));
                default -> new Body.Unread(entry.kind(), entry.body(), "kind " + entry.kind() + " is not known here");
            };
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new Body.Unread(entry.kind(), entry.body(), String.valueOf(e.getMessage()));
        }
    }

    private static Object value(Entry entry) {
        return Cbor.decode(entry.body().toArray());
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
