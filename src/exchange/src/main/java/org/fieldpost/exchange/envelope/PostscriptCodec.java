package org.fieldpost.exchange.envelope;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Digest;
import org.fieldpost.exchange.Postscript;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.exchange.parcel.PackagePart;
import org.fieldpost.exchange.parcel.PackageVersion;
import org.fieldpost.exchange.parcel.PackageWish;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.model.Check;

/** A postscript's fields, each present only when it says something. */
final class PostscriptCodec {

    private static final int COUNTER = 7;
    private static final int DOUBT = 8;
    private static final int DETAIL = 9;
    private static final int SEALED = 10;
    private static final int SEALED_HELD = 11;
    private static final int SEAL_AGAIN = 12;
    private static final int PACKAGE_WISH = 13;
    private static final int PACKAGE_PART = 14;
    private static final int CLOCK = 15;

    private PostscriptCodec() {}

    static void encode(Postscript said, Fields.Writer fields) {
        if (said.counter() != 0) {
            fields.put(COUNTER, said.counter());
        }
        said.doubt().ifPresent(doubt -> fields.put(DOUBT, List.of((long) doubt.generation(), doubt.from())));
        said.detail().ifPresent(detail -> fields.put(DETAIL, encode(detail)));
        if (!said.sealed().isEmpty()) {
            fields.put(
                    SEALED,
                    said.sealed().stream()
                            .map(blob -> List.<Object>of(blob.id(), blob.bytes()))
                            .toList());
        }
        if (!said.sealedHeld().isEmpty()) {
            fields.put(SEALED_HELD, said.sealedHeld());
        }
        said.sealAgain().ifPresent(box -> fields.put(SEAL_AGAIN, box.encode()));
        said.wish().ifPresent(wish -> fields.put(PACKAGE_WISH, encode(wish)));
        said.part().ifPresent(part -> fields.put(PACKAGE_PART, encode(part)));
        said.clock().ifPresent(clock -> fields.put(CLOCK, clock.getEpochSecond()));
    }

    private static Object encode(PackageWish wish) {
        return List.of(
                wish.held().epoch(), wish.held().number(), wish.gathering(), (long) wish.from(), (long) wish.most());
    }

    private static PackageWish wish(List<?> parts) {
        return new PackageWish(
                version(parts),
                Fields.asBytes("package", parts.get(2)),
                Math.toIntExact(Fields.asLong("package from", parts.get(3))),
                Math.toIntExact(Fields.asLong("package most", parts.get(4))));
    }

    private static PackageVersion version(List<?> parts) {
        return new PackageVersion(
                Fields.asLong("package epoch", parts.get(0)), Fields.asLong("package number", parts.get(1)));
    }

    private static Object encode(PackagePart part) {
        return List.of(
                part.version().epoch(),
                part.version().number(),
                part.published().getEpochSecond(),
                part.sha256(),
                (long) part.size(),
                (long) part.from(),
                part.bytes());
    }

    private static PackagePart part(List<?> parts) {
        return new PackagePart(
                version(parts),
                Fields.asInstant("package published", parts.get(2)),
                Fields.asBytes("package hash", parts.get(3)),
                Math.toIntExact(Fields.asLong("package size", parts.get(4))),
                Math.toIntExact(Fields.asLong("package from", parts.get(5))),
                Fields.asBytes("package bytes", parts.get(6)));
    }

    /** Generation, each number as the step from the one before, all digests in one byte string. */
    private static Object encode(Postscript.Detail detail) {
        ByteBuffer digests = ByteBuffer.allocate(detail.digests().size() * Digest.BYTES);
        detail.digests().forEach(digests::putLong);
        List<Object> steps = new ArrayList<>();
        long before = 0;
        for (long number : detail.numbers()) {
            steps.add(number - before);
            before = number;
        }
        return List.of((long) detail.generation(), steps, Bytes.of(digests.array()));
    }

    static Postscript decode(Fields fields) {
        List<SealedBlob> sealed = new ArrayList<>();
        if (fields.has(SEALED)) {
            for (Object each : fields.list(SEALED)) {
                List<?> parts = Fields.tuple("sealed report", each, 2);
                sealed.add(new SealedBlob(
                        Fields.asLong("id", parts.get(0)), Fields.asBytes("sealed bytes", parts.get(1))));
            }
        }
        List<Long> held = new ArrayList<>();
        if (fields.has(SEALED_HELD)) {
            fields.list(SEALED_HELD).forEach(id -> held.add(Fields.asLong("id", id)));
        }
        return new Postscript(
                fields.has(COUNTER) ? fields.number(COUNTER) : 0,
                fields.tuple(DOUBT, 2).map(PostscriptCodec::doubt),
                fields.tuple(DETAIL, 3).map(PostscriptCodec::detail),
                sealed,
                held,
                fields.has(SEAL_AGAIN) ? Optional.of(ServerBox.decode(fields.get(SEAL_AGAIN))) : Optional.empty(),
                fields.tuple(PACKAGE_WISH, 5).map(PostscriptCodec::wish),
                fields.tuple(PACKAGE_PART, 7).map(PostscriptCodec::part),
                fields.has(CLOCK) ? Optional.of(fields.instant(CLOCK)) : Optional.empty());
    }

    private static Postscript.Doubt doubt(List<?> parts) {
        return new Postscript.Doubt(
                Math.toIntExact(Fields.asLong("generation", parts.get(0))), Fields.asLong("from", parts.get(1)));
    }

    private static Postscript.Detail detail(List<?> parts) {
        ByteBuffer bytes = Fields.asBytes("digests", parts.get(2)).view();
        List<Long> numbers = new ArrayList<>();
        List<Long> digests = new ArrayList<>();
        long number = 0;
        for (Object step : Fields.asList("numbers", parts.get(1))) {
            number = Math.addExact(number, Fields.asLong("step", step));
            numbers.add(number);
        }
        Check.that(bytes.remaining() == numbers.size() * Digest.BYTES, "each number must have one digest");
        while (bytes.hasRemaining()) {
            digests.add(bytes.getLong());
        }
        return new Postscript.Detail(Math.toIntExact(Fields.asLong("generation", parts.get(0))), numbers, digests);
    }
}
