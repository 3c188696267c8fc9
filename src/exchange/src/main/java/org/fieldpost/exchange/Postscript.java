package org.fieldpost.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.exchange.parcel.PackagePart;
import org.fieldpost.exchange.parcel.PackageWish;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.model.Check;

/**
 * What an envelope says beside entries and acknowledgements.
 *
 * @param counter up: how many envelopes this phone has written, this one included; down: the highest the server has heard.
 *     A phone that hears a higher one than its own was put back in time
 * @param doubt up: the phone asks which entries the server holds one by one
 * @param detail down: the answer to that
 * @param sealed up: sealed reports and dummies, outside every journal
 * @param sealedHeld down: those of the envelope being answered that are durably held
 * @param sealAgain down: the envelope being answered was sealed to a key that is destroyed; this is the key to seal to. It is
 *     told here and not only among the entries, as a phone put back in time may have acknowledged those
 * @param wish up: which mission package the phone works with, and what it would take of a newer one
 * @param clock down: the server's clock when it wrote this. Beside the counter it tells a phone the time, to the length of the way
 * @param part down: that there is a newer one, and what was asked for of it
 */
public record Postscript(
        long counter,
        Optional<Doubt> doubt,
        Optional<Detail> detail,
        List<SealedBlob> sealed,
        List<Long> sealedHeld,
        Optional<ServerBox> sealAgain,
        Optional<PackageWish> wish,
        Optional<PackagePart> part,
        Optional<Instant> clock) {

    /** Without the time. */
    public Postscript(
            long counter,
            Optional<Doubt> doubt,
            Optional<Detail> detail,
            List<SealedBlob> sealed,
            List<Long> sealedHeld,
            Optional<ServerBox> sealAgain,
            Optional<PackageWish> wish,
            Optional<PackagePart> part) {
        this(counter, doubt, detail, sealed, sealedHeld, sealAgain, wish, part, Optional.empty());
    }

    /** Without a word of mission packages. */
    public Postscript(
            long counter,
            Optional<Doubt> doubt,
            Optional<Detail> detail,
            List<SealedBlob> sealed,
            List<Long> sealedHeld,
            Optional<ServerBox> sealAgain) {
        this(counter, doubt, detail, sealed, sealedHeld, sealAgain, Optional.empty(), Optional.empty());
    }

    /** Says nothing but this. */
    public static Postscript of(PackagePart part) {
        return new Postscript(
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(part));
    }

    public static final Postscript NONE =
            new Postscript(0, Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());

    /** More numbers than this are asked about in a further envelope. */
    public static final int MOST_DETAILS = 4096;

    public Postscript {
        Check.range("envelope counter", counter, 0, 1L << 40);
        sealed = List.copyOf(sealed);
        sealedHeld = List.copyOf(sealedHeld);
    }

    /** "Of this generation, from this number on: which do you hold?" */
    public record Doubt(int generation, long from) {
        public Doubt {
            Check.range("generation", generation, 1, Acknowledgement.MOST_GENERATIONS);
            Check.range("number", from, 1, 1L << 40);
        }
    }

    /** One by one, what is held of a generation: numbers in ascending order, and the first eight bytes of each hash. */
    public record Detail(int generation, List<Long> numbers, List<Long> digests) {
        public Detail {
            Check.range("generation", generation, 1, Acknowledgement.MOST_GENERATIONS);
            numbers = List.copyOf(numbers);
            digests = List.copyOf(digests);
            Check.range("details", numbers.size(), 0, MOST_DETAILS);
            Check.that(numbers.size() == digests.size(), "each number has one digest");
        }
    }
}
