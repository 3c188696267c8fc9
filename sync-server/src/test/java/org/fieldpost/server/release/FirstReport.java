package org.fieldpost.server.release;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerProcess;
import org.fieldpost.server.Visitor;

/**
 * A program: starts the one file that is handed out, signs in, enrols a phone and lets it report. Prints how long that took from
 * the start to the first report that the server says it holds.
 */
public final class FirstReport {

    private FirstReport() {}

    /** @param args an empty directory, the file, and "alone" where no name may resolve */
    public static void main(String[] args) throws Exception {
        if (args.length > 2 && args[2].equals("alone")) {
            requireNoNames();
        }
        long begun = System.nanoTime();
        try (ServerProcess server = ServerProcess.startFile(Path.of(args[0]), Path.of(args[1]), "--port=0")) {
            String address = server.awaitAddress();
            Visitor administrator = Visitor.first(server.awaitLine("/first/"));
            String code =
                    administrator.submit("/phones/invite", Map.of("as", "file")).body();
            var phone = new PhoneAtWork(Invitation.parse(code, Instant.now()));
            phone.exchange(address);
            administrator.submit("/phones/" + phone.invitation().enrolment() + "/confirm");
            phone.report(Samples.smuggling(Instant.now()));
            long accepted = phone.exchange(address).delivered();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            if (accepted != 1) {
                throw new IllegalStateException(
                        accepted + " reports were accepted; the server said " + server.errors());
            }
            int code0 = server.terminate().exitCode();
            System.out.println("first report accepted after " + took.toMillis() + " ms, ended with " + code0);
        }
    }

    private static void requireNoNames() {
        try {
            throw new IllegalStateException(
                    "this machine resolves names; addresses found: " + InetAddress.getAllByName("debian.org").length);
        } catch (UnknownHostException asItShouldBe) {
            System.out.println("no name resolves here");
        }
    }
}
