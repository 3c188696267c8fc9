package org.fieldpost.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.fieldpost.exchange.carrier.Forwarding;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.carrier.MeetingCode;
import org.fieldpost.exchange.carrier.MeetingHost;
import org.fieldpost.exchange.carrier.Pouch;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.ServerAddress;

/**
 * A team site without a link: takes phones' envelopes unread, brings them to the server when there is a link, gives the answers
 * back at the next meeting. It holds no key and never acknowledges.
 */
public final class CourierStation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Pouch pouch;
    private final MeetingHost host;
    private final ServerAddress server;

    /** @param invitation any of this mission: only its public keys are used, and it stays unclaimed */
    public CourierStation(
            Path folder, Invitation invitation, String address, int port, Clock clock, SecureRandom random) {
        pouch = new Pouch(
                folder,
                new Pouch.Mission(
                        invitation.mission(), invitation.mode(), invitation.missionKey(), invitation.serverKey()),
                clock);
        host = new MeetingHost(pouch, address, port, random, met -> {});
        server = invitation.server();
    }

    /** What phones scan or paste. */
    public MeetingCode code() {
        return host.code();
    }

    /** Brings what is here to the server, as far as the link holds. Blocks. */
    public Forwarding.Outcome forward() {
        return Forwarding.run(pouch, new HttpCarrier(server, PATIENCE));
    }

    @Override
    public void close() {
        host.close();
    }
}
