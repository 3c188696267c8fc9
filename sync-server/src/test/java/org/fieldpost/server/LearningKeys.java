package org.fieldpost.server;

import java.util.Optional;
import java.util.stream.Stream;
import org.fieldpost.exchange.Keys;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.memory.InMemoryInbox;

/** A phone's keys, sealing to the newest key of the server that was announced to it and signed by the mission. */
record LearningKeys(Keys own, Invitation invitation, InMemoryInbox inbox, PhoneVoice voice) implements Keys {

    @Override
    public byte[] sign(byte[] message) {
        return own.sign(message);
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
        return own.verifies(message, signature);
    }

    @Override
    public BoxPublicKey theirBox() {
        return announced().map(ServerBox::key).orElse(invitation.serverBox());
    }

    private Optional<ServerBox> announced() {
        Stream<ServerBox> among = inbox.entries().stream()
                .map(BodyCodec::decode)
                .filter(Body.KeyAnnouncement.class::isInstance)
                .map(body -> ((Body.KeyAnnouncement) body).box());
        return Stream.concat(among, voice.sealAgain().stream())
                .filter(box -> box.signedBy(invitation.missionKey(), invitation.mission()))
                .reduce((one, other) -> other.newerThan(one.epoch(), one.sequence()) ? other : one);
    }

    @Override
    public Optional<byte[]> open(long keyId, byte[] info, byte[] aad, byte[] sealed) {
        return own.open(keyId, info, aad, sealed);
    }

    @Override
    public boolean holds(long keyId) {
        return own.holds(keyId);
    }
}
