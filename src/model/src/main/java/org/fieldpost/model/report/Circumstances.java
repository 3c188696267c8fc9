package org.fieldpost.model.report;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.place.RegionMatch;

/**
 * What every observation tells beside its codes: where, when, on which patrol, how to be handled.
 *
 * @param knownPoint code of the mission's known point it was made at
 * @param region what the phone found; a hint, the server assigns the region that counts
 * @param observedAt when it happened
 * @param recordedAt when the officer wrote it down; when it was received is the server's to say
 * @param flash to be sent first and shown first
 * @param note at most 500 characters; no names
 */
public record Circumstances(
        Optional<PatrolKey> patrol,
        Position position,
        Optional<String> knownPoint,
        Optional<RegionMatch> region,
        Instant observedAt,
        ClockConfidence clock,
        Instant recordedAt,
        Handling handling,
        boolean flash,
        String note,
        Optional<Coding> officerCoding) {

    public static final int NOTE_CHARS = 500;

    public Circumstances {
        Objects.requireNonNull(patrol, "patrol");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(observedAt, "observedAt");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(handling, "handling");
        Objects.requireNonNull(officerCoding, "officerCoding");
        knownPoint.ifPresent(code -> Check.matching("known point", code, "[A-Z0-9-]{1,16}"));
        Check.text("note", note, NOTE_CHARS);
    }
}
