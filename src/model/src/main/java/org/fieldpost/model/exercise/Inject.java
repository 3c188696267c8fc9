package org.fieldpost.model.exercise;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.Point;

/**
 * One thing that happens in an exercise.
 *
 * @param at from the start, by the exercise's clock
 * @param from who or what it comes from, in the players' words
 * @param to the role it is for
 * @param text what players see, hear or are told
 * @param pictures names of picture files beside the exercise
 * @param place where the phone is made to be
 * @param route what the phone is made to drive or walk until the next inject; empty where it stands still
 * @param key what a good answer is
 * @param notes for the evaluator; no player sees them
 */
public record Inject(
        int number,
        Duration at,
        Means means,
        String from,
        String to,
        String title,
        String text,
        List<String> pictures,
        Optional<Point> place,
        List<Point> route,
        Key key,
        Optional<Trap> trap,
        String notes) {

    /** How it reaches the players. */
    public enum Means {
        SEEN,
        TOLD,
        RADIO,
        PHONE,
        PAPER
    }

    public Inject {
        Check.range("inject", number, 1, 9_999);
        Check.that(!at.isNegative(), () -> "inject " + number + " comes before the start");
        Objects.requireNonNull(means, "means");
        Check.text("from", from, 60);
        Check.text("title", title, 80);
        Check.text("text", text, 1_200);
        Check.that(!text.isBlank(), () -> "inject " + number + " says nothing");
        pictures = List.copyOf(Check.size("pictures", pictures, 0, 8));
        Objects.requireNonNull(place, "place");
        route = List.copyOf(Check.size("points of a route", route, 0, 200));
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(trap, "trap");
        Check.text("notes", notes, 2_000);
    }
}
