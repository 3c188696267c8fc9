package org.fieldpost.exchange.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.Answers;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.ClockReading;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.Asked;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.review.Ruling;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;

/** Reports with any values that the model allows, optional ones present or absent; the same seed gives the same. */
public final class AnyReport {

    private static final List<String> WRITTEN = List.of(
            "",
            "Camion bâché, péage levé. ",
            "سلاح مخبأ تحت الأرز ",
            "🚚🛶 ",
            "\u0000\n\t\"', ",
            "无收据 ",
            "e\u0301",
            "x");

    private final Random random;

    public AnyReport(long seed) {
        random = new Random(seed);
    }

    /** One of the bodies this version knows. */
    public Body body() {
        return switch (random.nextInt(13)) {
            case 0 -> new Body.ObservationRevision(maybe(this::base), observation(), photos());
            case 1 -> new Body.PatrolRevision(patrol());
            case 2 -> new Body.Nil(nilReport());
            case 3 -> new Body.Status(number(), note(40));
            case 4 -> reviewState();
            case 5 -> new Body.TrackStretch(new AnyPatrol(random.nextLong()).segment());
            case 6 -> new Body.PatrolReported(new AnyPatrol(random.nextLong()).report());
            case 7 -> new Body.Retraction(base(), any(RetractionReason.values()));
            case 8 -> new Body.Answer(base(), answered());
            case 9 -> new Body.Ruled(base(), ruling(), instant());
            case 10 -> new Body.Question(base(), new Asked(number(), "?" + note(299), instant()));
            case 11 -> new Body.Clock(clock());
            default ->
                Body.ReviewStates.of(Stream.generate(this::reviewState)
                        .limit(1 + random.nextInt(40))
                        .toList());
        };
    }

    private Body.ReviewState reviewState() {
        return new Body.ReviewState(
                1 + random.nextInt(26), number(), any(Body.ReviewState.State.values()), maybe(this::region));
    }

    private ClockReading clock() {
        return new ClockReading(
                random.nextLong(),
                instant(),
                maybe(() -> new ClockReading.Told(
                        Duration.ofSeconds(random.nextInt()),
                        random.nextBoolean() ? ClockConfidence.GPS : ClockConfidence.NETWORK)));
    }

    private Answered answered() {
        boolean byCorrection = random.nextBoolean();
        return new Answered(number(), byCorrection ? note(500) : "x" + note(499), byCorrection);
    }

    private Ruling ruling() {
        return switch (any(Ruling.Outcome.values())) {
            case GRADED -> Ruling.graded(new Grade((char) ('A' + random.nextInt(6)), 1 + random.nextInt(6)));
            case MERGED -> Ruling.mergedInto(receipt());
            case RETURNED -> Ruling.of(Ruling.Outcome.RETURNED);
            case RETRACTED -> Ruling.of(Ruling.Outcome.RETRACTED);
            case REOPENED -> Ruling.of(Ruling.Outcome.REOPENED);
        };
    }

    private ReceiptCode receipt() {
        return new ReceiptCode(
                random.nextBoolean(), "K" + random.nextInt(10_000), 1 + random.nextInt(26), 1 + random.nextInt(1000));
    }

    private Body.Base base() {
        return new Body.Base(1 + random.nextInt(26), number(), bytes(8));
    }

    private List<PhotoRef> photos() {
        return Stream.generate(() -> new PhotoRef(bytes(32), 1 + random.nextInt(PhotoRef.MOST_BYTES)))
                .limit(random.nextInt(3))
                .toList();
    }

    private Bytes bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    public Observation observation() {
        Kind kind = any(Kind.values());
        Answers answers = answers(kind, true);
        Optional<Coding> coding = maybe(this::coding);
        Handling handling = HandlingRule.least(answers, coding).orHigher(any(Handling.values()));
        Instant observedAt = instant();
        var circumstances = new Circumstances(
                maybe(this::patrolKey),
                position(),
                maybe(this::knownPoint),
                maybe(this::region),
                observedAt,
                any(ClockConfidence.values()),
                within68Years(observedAt),
                handling,
                random.nextBoolean(),
                note(Circumstances.NOTE_CHARS),
                coding);
        return Observation.of(kind, circumstances, answers);
    }

    public Patrol patrol() {
        var patrol = new Patrol(
                patrolKey(),
                CodeList.MEANS.code("FOOT"),
                CodeList.TASK.code("BORDER"),
                Patrol.State.RUNNING,
                Optional.empty(),
                maybe(this::position));
        patrol = new AnyPatrol(random.nextLong()).pausing(patrol);
        return random.nextBoolean() ? patrol : patrol.ended(instant());
    }

    public NilReport nilReport() {
        Instant from = instant();
        return new NilReport(
                maybe(this::patrolKey),
                position(),
                maybe(this::knownPoint),
                maybe(this::region),
                codes(Question.ACTIVITY, 1 + random.nextInt(20)),
                from,
                from.plusSeconds(random.nextInt(100_000)));
    }

    public Draft draft() {
        Kind kind = any(Kind.values());
        return new Draft(
                String.format("%016x", random.nextLong()),
                kind,
                instant(),
                maybe(this::patrolKey),
                maybe(() -> new Draft.Place(position(), maybe(this::knownPoint), instant())),
                maybe(this::instant),
                any(Handling.values()),
                random.nextBoolean(),
                note(Circumstances.NOTE_CHARS),
                answers(kind, false),
                maybe(this::coding),
                maybe(this::receipt));
    }

    private Answers answers(Kind kind, boolean complete) {
        Answers answers = Answers.NONE;
        for (Question question : Question.of(kind)) {
            if ((complete && question.requiredIn(kind)) || random.nextBoolean()) {
                answers = answers.with(question, codes(question, 1 + random.nextInt(question.mostAnswers())));
            }
        }
        return answers;
    }

    private List<Code> codes(Question question, int count) {
        List<Code> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String value = question == Question.INDICATOR
                    ? any(NexusInterface.values()) + "." + i
                    : "A_" + i + "." + random.nextInt(1000);
            codes.add(question.list().code(value));
        }
        Collections.shuffle(codes, random);
        return codes;
    }

    private Coding coding() {
        List<NexusInterface> shuffled = new ArrayList<>(List.of(NexusInterface.values()));
        Collections.shuffle(shuffled, random);
        return new Coding(shuffled.get(0), shuffled.subList(1, 1 + random.nextInt(3)), note(300));
    }

    /** To the millionth of a degree and the decimetre, as reports travel. */
    private Position position() {
        return new Position(
                new Point(
                        (random.nextInt(180_000_001) - 90_000_000) / 1e6,
                        (random.nextInt(360_000_001) - 180_000_000) / 1e6),
                random.nextInt(10_000_001) / 10.0,
                any(Position.Source.values()));
    }

    private PatrolKey patrolKey() {
        return new PatrolKey("K" + random.nextInt(10_000) + "-" + random.nextInt(10), instant());
    }

    private String knownPoint() {
        return "BP-" + random.nextInt(10_000);
    }

    private RegionMatch region() {
        return new RegionMatch("LR" + random.nextInt(100), any(RegionMatch.Method.values()));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextLong() >>> 24);
    }

    private Instant within68Years(Instant of) {
        return Instant.ofEpochSecond(Math.min(1L << 40, Math.max(0, of.getEpochSecond() + random.nextInt())));
    }

    private long number() {
        return 1 + (random.nextLong() >>> 1) % (1L << 40);
    }

    private String note(int mostChars) {
        var note = new StringBuilder();
        for (int parts = random.nextInt(40); parts > 0; parts--) {
            String part = any(WRITTEN.toArray(String[]::new));
            if (note.length() + part.length() <= mostChars) {
                note.append(part);
            }
        }
        return note.toString();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T any(T[] among) {
        return among[random.nextInt(among.length)];
    }
}
