package org.fieldpost.server.exercise;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Situation;

/**
 * An exercise that is run.
 *
 * @param exercise as its file was when the run was made
 * @param given in the order it was given
 * @param skipped injects that are left out
 */
public record Run(
        long id,
        String madeBy,
        Instant madeAt,
        Exercise exercise,
        RunClock clock,
        List<Player> players,
        List<Given> given,
        Set<Integer> skipped) {

    /** Somebody's phone, in a team, playing a role. */
    public record Player(EnrolmentId phone, String officerCode, String team, String role) {

        /** Whether what is for this role is for him. */
        public boolean plays(String wanted) {
            return wanted.equals(Exercise.Role.ALL) || wanted.equals(role);
        }
    }

    /**
     * One giving of an inject, or of something that is in no file.
     *
     * @param role whom it went to
     * @param keyShown whether players were shown what a good answer was
     */
    public record Given(Situation situation, String role, boolean keyShown) {
        public int inject() {
            return situation.number();
        }
    }

    public Run {
        Objects.requireNonNull(exercise, "exercise");
        Objects.requireNonNull(clock, "clock");
        players = List.copyOf(players);
        given = List.copyOf(given);
        skipped = Set.copyOf(skipped);
    }

    /** The injects whose time has come and that were neither given nor left out. Pure. */
    public List<Inject> due(Instant now) {
        if (clock.state() != RunClock.State.RUNNING) {
            return List.of();
        }
        return waiting().stream()
                .filter(inject -> inject.at().compareTo(clock.at(now)) <= 0)
                .toList();
    }

    /** The injects that were neither given nor left out. */
    public List<Inject> waiting() {
        Set<Integer> gone = new HashSet<>(skipped);
        given.forEach(each -> gone.add(each.inject()));
        return exercise.injects().stream()
                .filter(inject -> !gone.contains(inject.number()))
                .toList();
    }

    public Optional<Inject> inject(int number) {
        return exercise.injects().stream()
                .filter(inject -> inject.number() == number)
                .findFirst();
    }

    public Optional<Given> given(long situation) {
        return given.stream().filter(each -> each.situation().id() == situation).findFirst();
    }
}
