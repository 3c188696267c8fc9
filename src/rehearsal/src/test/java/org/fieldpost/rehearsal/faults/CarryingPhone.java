package org.fieldpost.rehearsal.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.fieldpost.exchange.carrier.Forwarding;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.carrier.MeetingHost;
import org.fieldpost.exchange.carrier.Pouch;
import org.fieldpost.exchange.enrolment.Invitation;

/**
 * Another officer's phone as a process of its own: enrols, opens a meeting, and brings what it was given to the server when
 * it is told to.
 */
final class CarryingPhone {

    static final String CODE = "meeting ";
    static final String FORWARDED = "forwarded ";
    static final String FORWARD = "forward";

    private CarryingPhone() {}

    /** Arguments: its folder, its invitation, the server's address. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Invitation invitation = Invitation.parse(args[1], Instant.now());
        var server = new HttpCarrier(args[2], Duration.ofSeconds(30));
        var mission = new Pouch.Mission(
                invitation.mission(), invitation.mode(), invitation.missionKey(), invitation.serverKey());
        var pouch = new Pouch(folder.resolve("pouch"), mission, Clock.systemUTC());
        try (FieldPhone phone = FieldPhone.enrol(folder.resolve("notebook.db"), invitation, 2);
                var host = new MeetingHost(pouch, Proxy.HOST, 0, new SecureRandom(), met -> {});
                var told = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            phone.report("The carrier's own");
            phone.exchange(server);
            System.out.println(CODE + host.code().code());
            for (String word = told.readLine(); word != null; word = told.readLine()) {
                if (word.equals(FORWARD)) {
                    Forwarding.Outcome outcome = Forwarding.run(pouch, server);
                    System.out.println(FORWARDED + outcome.forwarded() + " refused " + outcome.refused() + " whole "
                            + outcome.whole());
                }
            }
        }
    }
}
