package org.fieldpost.app.exchange;

import java.time.ZoneId;
import org.fieldpost.exchange.carrier.Pouch;
import org.fieldpost.model.words.Words;

/** What this phone carries for others, in one sentence; pure. */
final class CarriedWords {

    private CarriedWords() {}

    static String of(Pouch.Load load, Words words, ZoneId zone) {
        return load.since()
                .map(since ->
                        words.say("exchange.carries", load.onTheWay(), load.answers(), Drawn.day(since, zone, words)))
                .orElse(words.say("exchange.carries_nothing"));
    }
}
