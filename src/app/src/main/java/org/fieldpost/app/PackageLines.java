package org.fieldpost.app;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.PackageShelf;

/**
 * The mission package in words.
 *
 * @param used the one that the screens go by; empty for the app's own
 */
record PackageLines(Optional<PackageShelf.Label> used, ZoneId zone) {

    boolean inUse(Optional<PackageShelf.Label> newest) {
        return used.equals(newest);
    }

    String named(Words words) {
        return used.map(label -> words.say("package.named", label.version().number(), day(label.published(), words)))
                .orElseGet(() -> words.say("package.own"));
    }

    String news(PackageShelf.News news, Words words) {
        long number = news.label().version().number();
        String day = day(news.label().published(), words);
        return news.refused()
                .map(why -> words.say("package.refused", number, day, why.in(words)))
                .orElseGet(() -> words.say("package.new", number, day));
    }

    private String day(Instant at, Words words) {
        return DateTimeFormatter.ofPattern("d MMM", words.language().locale())
                .withZone(zone)
                .format(at);
    }
}
