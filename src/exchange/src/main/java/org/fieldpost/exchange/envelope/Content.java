package org.fieldpost.exchange.envelope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Postscript;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.Check;

/**
 * What an envelope says inside: acknowledgements, entries of one generation, and either the phone's claim (until it knows
 * that it is enrolled) or how the enrolment stands (from the server). Entries are written as the step from the number
 * before, kind, body.
 *
 * @param generation of the entries; named also when there are none, so that the other end speaks of it
 * @param more whether further entries wait that did not fit
 */
public record Content(
        List<Acknowledgement> acknowledgements,
        int generation,
        List<Entry> entries,
        Optional<Claim> claim,
        Standing standing,
        boolean more,
        Postscript postscript) {

    private static final int ACKNOWLEDGEMENTS = 1;
    private static final int GENERATION = 2;
    private static final int ENTRIES = 3;
    private static final int CLAIM = 4;
    private static final int STANDING = 5;
    private static final int MORE = 6;

    public Content {
        Check.range("generation", generation, 1, Acknowledgement.MOST_GENERATIONS);
        acknowledgements = List.copyOf(acknowledgements);
        entries = List.copyOf(entries);
    }

    byte[] encode() {
        var fields = new Fields.Writer().put(GENERATION, (long) generation);
        if (!acknowledgements.isEmpty()) {
            fields.put(
                    ACKNOWLEDGEMENTS,
                    acknowledgements.stream().map(Content::encode).toList());
        }
        if (!entries.isEmpty()) {
            fields.put(ENTRIES, encodeEntries());
        }
        claim.ifPresent(c -> fields.put(CLAIM, c.encode()));
        if (standing != Standing.FINAL) {
            fields.put(STANDING, Fields.numberOf(standing));
        }
        if (more) {
            fields.put(MORE, true);
        }
        PostscriptCodec.encode(postscript, fields);
        return Cbor.encode(fields.map());
    }

    private List<Object> encodeEntries() {
        List<Object> encoded = new ArrayList<>();
        long before = 0;
        for (Entry entry : entries) {
            encoded.add(List.of(entry.number() - before, (long) entry.kind(), entry.body()));
            before = entry.number();
        }
        return encoded;
    }

    private static List<Object> encode(Acknowledgement acknowledgement) {
        List<Object> held = new ArrayList<>();
        for (Acknowledgement.Held each : acknowledgement.held()) {
            held.add(List.of(each.range().from(), each.range().to(), each.digest()));
        }
        return List.of((long) acknowledgement.generation(), acknowledgement.epoch(), held);
    }

    /** @throws IllegalArgumentException naming what is wrong with the bytes */
    static Content decode(byte[] bytes) {
        var fields = Fields.of("envelope content", Cbor.decode(bytes));
        return new Content(
                fields.has(ACKNOWLEDGEMENTS)
                        ? fields.list(ACKNOWLEDGEMENTS).stream()
                                .map(Content::acknowledgement)
                                .toList()
                        : List.of(),
                fields.small(GENERATION),
                fields.has(ENTRIES) ? entries(fields.list(ENTRIES)) : List.of(),
                fields.has(CLAIM) ? Optional.of(Claim.decode(fields.get(CLAIM))) : Optional.empty(),
                fields.choice(STANDING, Standing.values(), Standing.FINAL),
                fields.truth(MORE),
                PostscriptCodec.decode(fields));
    }

    private static Acknowledgement acknowledgement(Object value) {
        List<?> parts = Fields.tuple("acknowledgement", value, 3);
        List<Acknowledgement.Held> held = new ArrayList<>();
        for (Object range : Fields.asList("ranges", parts.get(2))) {
            List<?> bounds = Fields.tuple("range", range, 3);
            held.add(new Acknowledgement.Held(
                    new Ranges.Range(Fields.asLong("from", bounds.get(0)), Fields.asLong("to", bounds.get(1))),
                    Fields.asBytes("digest", bounds.get(2))));
        }
        return new Acknowledgement(
                Math.toIntExact(Fields.asLong("generation", parts.get(0))), Fields.asLong("epoch", parts.get(1)), held);
    }

    private static List<Entry> entries(List<?> values) {
        List<Entry> entries = new ArrayList<>();
        long number = 0;
        for (Object each : values) {
            List<?> parts = Fields.tuple("entry", each, 3);
            Bytes body = Fields.asBytes("body", parts.get(2));
            number = Math.addExact(number, Fields.asLong("step", parts.get(0)));
            entries.add(new Entry(number, Math.toIntExact(Fields.asLong("kind", parts.get(1))), body));
        }
        return entries;
    }
}
