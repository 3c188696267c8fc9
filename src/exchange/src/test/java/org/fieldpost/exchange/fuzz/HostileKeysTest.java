package org.fieldpost.exchange.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.model.mission.MissionMode;
import org.junit.jupiter.params.provider.MethodSource;

/** The four signed or secret things of an enrolment, each tried on the same bytes. */
class HostileKeysTest {

    static Stream<byte[]> genuine() {
        return Stream.of(
                        Genuine.serverBox().encode(),
                        Genuine.credential().encode(),
                        Genuine.recipient().encode(),
                        Genuine.claim().encode())
                .map(Cbor::encode);
    }

    @MethodSource("genuine")
    @FuzzTest(maxDuration = "3s")
    void decode(byte[] data) {
        var mission = Genuine.MISSION;
        decoded(
                data,
                ServerBox::decode,
                ServerBox::encode,
                box -> box.signedBy(Genuine.SIGNING.verifyingKey(), mission));
        decoded(data, RecipientKey::decode, RecipientKey::encode, key -> key.signedBy(key.signing(), mission));
        decoded(
                data,
                Credential::decode,
                Credential::encode,
                credential -> credential.signedBy(credential.verifyingKey(), mission, MissionMode.LIVE));
        decoded(data, Claim::decode, Claim::encode, Claim::fingerprint);
    }

    private static <T> void decoded(
            byte[] data, Function<Object, T> decoder, Function<T, Object> encoder, Consumer<T> use) {
        Hostile.decode(
                        () -> {
                            T value = decoder.apply(Cbor.decode(data));
                            use.accept(value);
                            return value;
                        },
                        List.of(IllegalArgumentException.class))
                .ifPresent(value -> Hostile.same(value, decoder.apply(encoder.apply(value))));
    }
}
