package org.fieldpost.exchange.envelope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;

/**
 * What an envelope says inside: acknowledgements, entries, and either the phone's claim (until it knows that it is
 * enrolled) or how the enrolment stands (from the server).
 *
 * @param more whether further entries wait that did not fit
 */
public record Content(
        List<Acknowledgement> acknowledgements,
        List<Entry> entries,
        Optional<Claim> claim,
        Standing standing,
        boolean more) {

    private static final int ACKNOWLEDGEMENTS = 1;
    private static final int ENTRIES = 2;
    private static final int CLAIM = 3;
    private static final int STANDING = 4;
    private static final int MORE = 5;

    public Content {
        acknowledgements = List.copyOf(acknowledgements);
        entries = List.copyOf(entries);
    }

    byte[] encode() {
        var fields = new Fields.Writer();
        fields.put(
                ACKNOWLEDGEMENTS, acknowledgements.stream().map(Content::encode).toList());
        fields.put(
                ENTRIES,
                entries.stream()
                        .map(e -> List.<Object>of(e.number(), (long) e.kind(), e.body()))
                        .toList());
        claim.ifPresent(c -> fields.put(CLAIM, c.encode()));
        if (standing != Standing.FINAL) {
            fields.put(STANDING, Fields.numberOf(standing));
        }
        if (more) {
            fields.put(MORE, true);
        }
        return Cbor.encode(fields.map());
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
        List<Acknowledgement> acknowledgements = new ArrayList<>();
        for (Object each : fields.list(ACKNOWLEDGEMENTS)) {
            List<?> parts = Fields.tuple("acknowledgement", each, 3);
            List<Acknowledgement.Held> held = new ArrayList<>();
            for (Object range : Fields.asList("ranges", parts.get(2))) {
                List<?> bounds = Fields.tuple("range", range, 3);
                held.add(new Acknowledgement.Held(
                        new Ranges.Range(Fields.asLong("from", bounds.get(0)), Fields.asLong("to", bounds.get(1))),
                        Fields.asBytes("digest", bounds.get(2))));
            }
            acknowledgements.add(new Acknowledgement(
                    Math.toIntExact(Fields.asLong("generation", parts.get(0))),
                    Fields.asLong("epoch", parts.get(1)),
                    held));
        }
        List<Entry> entries = new ArrayList<>();
        for (Object each : fields.list(ENTRIES)) {
            List<?> parts = Fields.tuple("entry", each, 3);
            Bytes body = Fields.asBytes("body", parts.get(2));
            entries.add(new Entry(
                    Fields.asLong("number", parts.get(0)), Math.toIntExact(Fields.asLong("kind", parts.get(1))), body));
        }
        Optional<Claim> claim = fields.has(CLAIM) ? Optional.of(Claim.decode(fields.get(CLAIM))) : Optional.empty();
        return new Content(
                acknowledgements,
                entries,
                claim,
                fields.choice(STANDING, Standing.values(), Standing.FINAL),
                fields.truth(MORE));
    }
}
