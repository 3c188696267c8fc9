package org.fieldpost.server;

import java.time.Clock;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.server.retention.Retention;
import org.fieldpost.server.storage.Database;

/** The command that says what the retention rule would let go of now and, when told so, lets go of it. */
final class LettingGo {

    private LettingGo() {}

    static void run(Configuration given, Words words) {
        var kept = given.read(Option.RETENTION, Retention::rule)
                .orElseThrow(() -> Problem.of("retention.none").asException());
        boolean does = given.read(Option.DO, LettingGo::yes);
        try (Database database = Database.open(given.path(Option.DATA), Serve.database(given))) {
            var retention = new Retention(database, Clock.systemUTC());
            Retention.Amount amount = does ? retention.letGo(kept) : retention.wouldGo(kept);
            System.out.println(words.say(
                    does ? "retention.went" : "retention.would_go",
                    amount.entries() + amount.forks(),
                    amount.sealed(),
                    amount.texts(),
                    amount.waiting()));
        }
    }

    private static boolean yes(String text) {
        if (!text.equals("yes") && !text.equals("no")) {
            throw Problem.of("retention.do", text).asException();
        }
        return text.equals("yes");
    }
}
