package org.fieldpost.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.fieldpost.exchange.carrier.Forwarding;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.model.words.Words;

/** Runs a courier station from the command line; {@code --help} says how. Exit code 2 when it cannot. */
public final class StationMain {

    private static final Map<String, String> DEFAULTS =
            Map.of("data", "fieldpost-station", "invitation", "", "host", "127.0.0.1", "port", "8432");

    private StationMain() {}

    public static void main(String[] args) throws InterruptedException {
        Words words = Words.in(Language.EN);
        if (args.length == 1 && args[0].equals("--help")) {
            System.out.println(words.say("station.help"));
            return;
        }
        try {
            run(options(args), words);
        } catch (ProblemException e) {
            System.err.println(e.problem().in(words));
            System.exit(2);
        }
    }

    private static void run(Map<String, String> options, Words words) throws InterruptedException {
        Invitation invitation = Invitation.readFrom(Path.of(options.get("invitation")), Instant.EPOCH);
        try (var station = new CourierStation(
                Path.of(options.get("data")),
                invitation,
                options.get("host"),
                Serve.port(options.get("port")),
                Clock.systemUTC(),
                new SecureRandom())) {
            System.out.println(words.say("station.started", station.code().code()));
            while (true) {
                Forwarding.Outcome outcome = station.forward();
                if (outcome.forwarded() + outcome.refused() > 0) {
                    System.out.println(words.say("station.forwarded", outcome.forwarded(), outcome.refused()));
                }
                TimeUnit.MINUTES.sleep(1);
            }
        }
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new TreeMap<>(DEFAULTS);
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals).replaceFirst("^--", "");
            if (equals < 0 || !arg.startsWith("--") || !DEFAULTS.containsKey(name)) {
                throw Problem.of("station.option", arg).asException();
            }
            options.put(name, arg.substring(equals + 1));
        }
        return options;
    }
}
