package org.fieldpost.model.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.Point;

/**
 * What a player is shown of an inject, and nothing of what a good answer is.
 *
 * @param id of this giving: the same inject given again has another
 * @param exercise its title
 * @param number of the inject; 0 for one that is in no file
 * @param at from the start, by the exercise's clock
 * @param place where the phone is made to be; empty where it is where it is
 * @param route what it is made to follow from there
 * @param givenAt when, by the clock of whoever gave it
 */
public record Situation(
        long id,
        String exercise,
        int number,
        Duration at,
        Inject.Means means,
        String from,
        String title,
        String text,
        Optional<Point> place,
        List<Point> route,
        Instant givenAt) {

    /** As a vehicle goes on a bad road: 30 km/h. */
    private static final double METRES_PER_SECOND = 30_000.0 / 3_600;

    public Situation {
        Check.text("exercise", exercise, 80);
        Check.range("inject", number, 0, 9_999);
        Check.that(!at.isNegative(), "a situation comes after the start");
        Objects.requireNonNull(means, "means");
        Check.text("from", from, 60);
        Check.text("title", title, 80);
        Check.text("text", text, 1_200);
        Objects.requireNonNull(place, "place");
        route = List.copyOf(Check.size("points of a route", route, 0, 200));
        Objects.requireNonNull(givenAt, "givenAt");
    }

    public static Situation of(Inject inject, String exercise, long id, Instant givenAt) {
        return new Situation(
                id,
                exercise,
                inject.number(),
                inject.at(),
                inject.means(),
                inject.from(),
                inject.title(),
                inject.text(),
                inject.place(),
                inject.route(),
                givenAt);
    }

    /** Where the phone is made to be: at the place, or as far along the route from it as a vehicle comes; at its end it stays. */
    public Optional<Point> standing(Instant now) {
        if (place.isEmpty() || route.isEmpty()) {
            return place;
        }
        double left =
                METRES_PER_SECOND * Math.max(0, Duration.between(givenAt, now).toSeconds());
        Point here = place.get();
        for (Point next : route) {
            double leg = here.distanceM(next);
            if (leg > left) {
                double part = left / leg;
                return Optional.of(new Point(
                        between(here.latitudeDeg(), next.latitudeDeg(), part),
                        between(here.longitudeDeg(), next.longitudeDeg(), part)));
            }
            left -= leg;
            here = next;
        }
        return Optional.of(here);
    }

    private static double between(double from, double to, double part) {
        return from + (to - from) * part;
    }
}
