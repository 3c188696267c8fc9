package org.fieldpost.exchange.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.model.Check;
import org.fieldpost.model.exercise.Remark;
import org.fieldpost.model.exercise.Reply;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.Task;
import org.fieldpost.model.patrol.TrackSegment;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.ClockReading;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.review.Ruling;

/** What an entry says. Kinds below 64 go up from a phone, the others down from the server. */
public sealed interface Body {

    int kind();

    /**
     * An observation, or a later revision of one.
     *
     * @param revises the entry that first reported it; empty when this is the first
     * @param photos of which the chunks follow
     */
    record ObservationRevision(Optional<Base> revises, Observation observation, List<PhotoRef> photos) implements Body {

        public static final int KIND = 1;

        public ObservationRevision {
            photos = List.copyOf(photos);
        }

        /** The first report of an observation, without photos. */
        public ObservationRevision(Observation observation) {
            this(Optional.empty(), observation, List.of());
        }

        @Override
        public int kind() {
            return KIND;
        }
    }

    /**
     * The entry that first reported an observation. Its digest is named too: a phone put back in time may have used the
     * number twice.
     *
     * @param digest first eight bytes of SHA-256 of its body
     */
    record Base(int generation, long number, Bytes digest) {

        public Base {
            Check.range("generation", generation, 1, 26);
            Check.range("number", number, 1, 1L << 40);
            Check.range("digest bytes", digest.size(), 8, 8);
        }

        public static Base of(int generation, long number, Bytes body) {
            return new Base(generation, number, digest(body));
        }

        public static Bytes digest(Bytes body) {
            return Bytes.of(Arrays.copyOf(Sha256.of(body.toArray()).toArray(), 8));
        }
    }

    /** A patrol as now known; replaces earlier revisions of the same crew code and start. */
    record PatrolRevision(Patrol patrol) implements Body {

        public static final int KIND = 2;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** Looked, and saw nothing. */
    record Nil(NilReport report) implements Body {

        public static final int KIND = 3;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** How the phone is: what still waits on it and which version it runs. */
    record Status(long waiting, String appVersion) implements Body {

        public static final int KIND = 4;

        public Status {
            Check.range("waiting", waiting, 0, 1L << 40);
            Check.text("app version", appVersion, 40);
        }

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** A piece of a photo that some report names. */
    record PhotoChunk(PhotoRef photo, int place, Bytes bytes) implements Body {

        public static final int KIND = 5;

        public PhotoChunk {
            Check.range("photo chunk bytes", bytes.size(), photo.chunkBytes(place), photo.chunkBytes(place));
        }

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** A stretch of a patrol's track. */
    record TrackStretch(TrackSegment segment) implements Body {

        public static final int KIND = 6;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** The report of a whole patrol; replaces earlier ones of the same crew code and start. */
    record PatrolReported(PatrolReport report) implements Body {

        public static final int KIND = 7;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** The author takes a report back; from then on it counts no more. */
    record Retraction(Base report, RetractionReason reason) implements Body {

        public static final int KIND = 8;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /**
     * Answers a question, also when the phone no longer holds what the report said.
     *
     * @param report as the question named it
     */
    record Answer(Base report, Answered answered) implements Body {

        public static final int KIND = 9;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** How the phone's clock stands; holds for what its journal says from this entry on. */
    record Clock(ClockReading reading) implements Body {

        public static final int KIND = 10;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /**
     * A player of an exercise is done with a situation.
     *
     * @param generation of the entry that reports it, and its number; both 0 where there is none or nobody may know which
     */
    record Replied(Reply reply, int generation, long number) implements Body {

        public static final int KIND = 11;

        public Replied {
            Check.range("generation", generation, 0, 26);
            Check.range("number", number, 0, 1L << 40);
            boolean named = reply.how() == Reply.How.REPORTED || reply.how() == Reply.How.NIL;
            Check.that(
                    named == (generation > 0) && named == (number > 0), "a reply names its report, and only a report");
        }

        /** Without an entry of its own. */
        public Replied(Reply reply) {
            this(reply, 0, 0);
        }

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** What became of the phone's entry of this number: counted, in which region, or set aside for a person. */
    record ReviewState(int generation, long number, State state, Optional<RegionMatch> region) implements Body {

        public static final int KIND = 64;

        /** The order is the number on the wire. */
        public enum State {
            COUNTED,
            SET_ASIDE
        }

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** What became of several entries that came together: a thousand reports need no thousand answers. */
    record ReviewStates(List<Shared> each) implements Body {

        public static final int KIND = 68;

        /** Entries of one generation of which the same is said. */
        public record Shared(int generation, Ranges numbers, ReviewState.State state, Optional<RegionMatch> region) {}

        public ReviewStates {
            each = List.copyOf(each);
        }

        /** The same as these say one by one. */
        public static ReviewStates of(List<ReviewState> states) {
            Map<ReviewState, List<Long>> numbers = new LinkedHashMap<>();
            for (ReviewState said : states) {
                // a key without its number
                var alike = new ReviewState(said.generation, 0, said.state, said.region);
                numbers.computeIfAbsent(alike, a -> new ArrayList<>()).add(said.number);
            }
            return new ReviewStates(numbers.entrySet().stream()
                    .map(of -> new Shared(
                            of.getKey().generation, Ranges.of(of.getValue()), of.getKey().state, of.getKey().region))
                    .toList());
        }

        @Override
        public int kind() {
            return KIND;
        }
    }

    /**
     * What a person decided about a report.
     *
     * @param at when; of several the newest counts, in whatever order they come
     */
    record Ruled(Base report, Ruling ruling, Instant at) implements Body {

        public static final int KIND = 69;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** A supervisor asks about a report. */
    record Question(Base report, Asked asked) implements Body {

        public static final int KIND = 70;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** A team leader gives the officer something to do. */
    record Tasked(Task task) implements Body {

        public static final int KIND = 71;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** A team leader plans a patrol for the officer to start. */
    record Planned(PatrolPlan plan) implements Body {

        public static final int KIND = 72;

        @Override
        public int kind() {
            return KIND;
        }

        /** The plan's id as a number, by which it is withdrawn. */
        public long id() {
            return Long.parseUnsignedLong(plan.id(), 16);
        }
    }

    /** A task or planned patrol is no longer wanted; may come before it. */
    record Withdrawn(long id) implements Body {

        public static final int KIND = 73;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** A player of an exercise meets a situation. */
    record SituationGiven(Situation situation) implements Body {

        public static final int KIND = 74;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /**
     * After it is over, a player is shown what a good answer was.
     *
     * @param row the inject's row of the exercise's file, below a row of column names
     */
    record KeyShown(long situation, String row) implements Body {

        public static final int KIND = 75;

        public KeyShown {
            Check.text("row", row, 8_000);
        }

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** A trainer says something about a situation. */
    record Remarked(Remark remark) implements Body {

        public static final int KIND = 76;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** The key to seal to from now on; signed by the mission key that the phone pinned when it enrolled. */
    record KeyAnnouncement(ServerBox box) implements Body {

        public static final int KIND = 65;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** Shows to other phones of the mission that this one belongs to it, so that they carry for it. */
    record CredentialGiven(Credential credential) implements Body {

        public static final int KIND = 66;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** Whom sealed reports go to; a later one must be signed by the former. */
    record RecipientGiven(RecipientKey recipient) implements Body {

        public static final int KIND = 67;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** A kind this version does not know, or a body it cannot read: kept as it came. */
    record Unread(int kind, Bytes bytes, String why) implements Body {}
}
