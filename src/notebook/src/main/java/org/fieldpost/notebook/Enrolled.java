package org.fieldpost.notebook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.HeldKeys;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.exchange.envelope.Header;

/** An enrolment as its phone knows it: the invitation it came by and the keys the phone made. */
public record Enrolled(Invitation invitation, SigningKey signingKey, BoxKey boxKey) {

    /** What the phone sends until the server has answered, and whose fingerprint people compare. */
    public Claim claim() {
        return new Claim(invitation.secret(), signingKey.verifyingKey(), boxKey.publicKey(), textKey());
    }

    /** Proves this officer's texts; made from the signing key, so that it needs no keeping. */
    public Bytes textKey() {
        byte[] hash = Sha256.of(
                        "fieldpost 1 text key".getBytes(StandardCharsets.US_ASCII),
                        signingKey.secret().toArray())
                .toArray();
        return Bytes.of(Arrays.copyOf(hash, Claim.TEXT_KEY_BYTES));
    }

    HeldKeys keys() {
        return new HeldKeys(signingKey, List.of(boxKey), invitation.serverKey(), invitation.serverBox());
    }

    ExchangeEngine.End end() {
        return new ExchangeEngine.End(
                invitation.mission(),
                invitation.mode(),
                invitation.enrolment(),
                Header.Direction.UP,
                Optional.of(claim()));
    }

    byte[] encode() {
        return Cbor.encode(new Fields.Writer()
                .put(1, invitation.code())
                .put(2, signingKey.secret())
                .put(3, boxKey.secret())
                .map());
    }

    static Enrolled decode(byte[] bytes) {
        var fields = Fields.of("enrolment", Cbor.decode(bytes));
        Bytes signing = fields.bytes(2);
        Bytes box = fields.bytes(3);
        // the invitation may have expired since; the enrolment has not
        return new Enrolled(Invitation.parse(fields.text(1), Instant.EPOCH), new SigningKey(signing), new BoxKey(box));
    }

    @Override
    public String toString() {
        return "enrolment of " + invitation.officerCode();
    }
}
