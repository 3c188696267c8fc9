package org.fieldpost.app.map;

import java.util.Locale;
import org.fieldpost.model.words.Words;

/** A distance as a person says it: 300 m, 1.5 km, 20 km. */
final class Distance {

    private Distance() {}

    static String say(double metres, Words words) {
        if (metres < 1_000) {
            long rounded = metres < 20 ? Math.round(metres) : Math.round(metres / 10) * 10;
            return words.say("map.m", rounded);
        }
        double km = metres / 1_000;
        boolean whole = km >= 10 || km == Math.rint(km);
        return words.say("map.km", String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", km));
    }
}
