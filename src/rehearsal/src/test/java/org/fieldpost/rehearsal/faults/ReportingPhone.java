package org.fieldpost.rehearsal.faults;

import java.nio.file.Path;
import java.time.Duration;
import org.fieldpost.exchange.carrier.HttpCarrier;

/** A phone as a process of its own, to be killed: reports without end, exchanges now and then, and says each receipt. */
final class ReportingPhone {

    static final String SUBMITTED = "submitted ";

    /** So many reports are written between two exchanges. */
    private static final int BETWEEN_EXCHANGES = 4;

    private ReportingPhone() {}

    /** Arguments: its notebook, the server's address, a seed. */
    public static void main(String[] args) {
        long seed = Long.parseLong(args[2]);
        var server = new HttpCarrier(args[1], Duration.ofSeconds(30));
        try (FieldPhone phone = FieldPhone.open(Path.of(args[0]), seed)) {
            for (int i = 1; ; i++) {
                String receipt = phone.report("Round " + seed + " report " + i);
                System.out.println(SUBMITTED + receipt);
                if (i % BETWEEN_EXCHANGES == 0) {
                    phone.exchange(server);
                }
            }
        }
    }
}
