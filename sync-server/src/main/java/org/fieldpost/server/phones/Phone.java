package org.fieldpost.server.phones;

import java.time.Instant;
import java.util.Optional;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.parcel.PackageVersion;

/**
 * An enrolment as the server knows it: one officer on one phone.
 *
 * @param missionPackage which it last said it works with; empty while its app says nothing of that
 * @param broughtBy who brought the file whose reports stand under it; such a one has no phone
 */
public record Phone(
        EnrolmentId id,
        String officerCode,
        State state,
        Instant expiresAt,
        Optional<VerifyingKey> verifyingKey,
        Optional<BoxPublicKey> box,
        Optional<String> fingerprint,
        Optional<Instant> lastHeardAt,
        Optional<Long> waiting,
        Optional<String> appVersion,
        long asideEnvelopes,
        Optional<PackageVersion> missionPackage,
        Optional<String> broughtBy) {

    /** Where an enrolment stands. */
    public enum State {
        INVITED,
        CLAIMED,
        FINAL,
        BLOCKED,
        REVOKED
    }
}
