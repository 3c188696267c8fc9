package org.fieldpost.exchange.carrier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.Check;

/**
 * What two phones say when they meet: the guest hands over its envelopes and shows its credential, the host gives the answers
 * it has for the guest and says what it did not take. Each message is sealed (HPKE), so that the local network sees neither
 * who they are.
 */
final class Handover {

    /** A meeting is no place for more. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    static final String PATH = "/meet";
    static final byte[] INFO = "fieldpost 1 meeting".getBytes(StandardCharsets.US_ASCII);

    private Handover() {}

    record Given(BoxPublicKey answerTo, Credential credential, List<Bytes> envelopes) {

        byte[] encode() {
            return Cbor.encode(List.of(answerTo.value(), credential.encode(), envelopes));
        }

        static Given decode(byte[] bytes) {
            List<?> parts = Fields.tuple("handover", Cbor.decode(bytes), 3);
            return new Given(
                    new BoxPublicKey(Fields.asBytes("answer key", parts.get(0))),
                    Credential.decode(parts.get(1)),
                    Handover.envelopes(parts.get(2)));
        }
    }

    record Back(List<Bytes> answers, List<Refusal> refused) {

        byte[] encode() {
            return Cbor.encode(List.of(
                    answers, refused.stream().map(r -> (long) r.number()).toList()));
        }

        static Back decode(byte[] bytes) {
            List<?> parts = Fields.tuple("handback", Cbor.decode(bytes), 2);
            return new Back(
                    Handover.envelopes(parts.get(0)),
                    Fields.asList("refusals", parts.get(1)).stream()
                            .map(n ->
                                    Refusal.numbered((int) Check.range("refusal", Fields.asLong("refusal", n), 0, 999)))
                            .flatMap(Optional::stream)
                            .toList());
        }
    }

    private static List<Bytes> envelopes(Object value) {
        List<Bytes> envelopes = new ArrayList<>();
        Fields.asList("envelopes", value).forEach(each -> envelopes.add(Fields.asBytes("envelope", each)));
        return envelopes;
    }
}
