package org.fieldpost.model.exercise;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fieldpost.model.Check;

/**
 * An exercise: a world, who is played, and a main scenario events list of timed injects.
 *
 * @param world the mission package of a fictional country
 * @param lasts from its start to its end, by the exercise's clock
 * @param injects in the order of their times
 */
public record Exercise(
        String id, String title, String about, String world, Duration lasts, List<Role> roles, List<Inject> injects) {

    public static final int MOST_INJECTS = 500;

    /** Somebody the players speak to or play. */
    public record Role(String id, String title, String brief) {

        /** What is for every player. */
        public static final String ALL = "ALL";

        public Role {
            Check.matching("role", id, "[A-Z0-9-]{1,12}");
            Check.text("title of role", title, 60);
            Check.text("brief of role", brief, 600);
        }
    }

    public Exercise {
        Check.matching("exercise", id, "[a-z0-9-]{1,40}");
        Check.text("title", title, 80);
        Check.text("about", about, 2_000);
        Check.matching("world", world, "[a-z0-9-]{1,40}");
        Objects.requireNonNull(lasts, "lasts");
        roles = List.copyOf(Check.size("roles", roles, 1, 40));
        injects = List.copyOf(Check.size("injects", injects, 1, MOST_INJECTS));
        Set<String> known = new HashSet<>(Set.of(Role.ALL));
        roles.forEach(role -> Check.that(known.add(role.id()), () -> "role " + role.id() + " is there twice"));
        Set<Integer> numbers = new HashSet<>();
        Duration before = Duration.ZERO;
        for (Inject inject : injects) {
            Check.that(numbers.add(inject.number()), () -> "inject " + inject.number() + " is there twice");
            Check.that(
                    known.contains(inject.to()), () -> "inject " + inject.number() + " is for nobody that is played");
            Check.that(
                    inject.at().compareTo(before) >= 0,
                    () -> "inject " + inject.number() + " comes before the one above it");
            Check.that(
                    inject.at().compareTo(lasts) <= 0,
                    () -> "inject " + inject.number() + " comes after the exercise has ended");
            before = inject.at();
        }
    }
}
