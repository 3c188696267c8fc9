package org.fieldpost.server.access;

import static org.fieldpost.server.access.Role.ADMINISTRATOR;
import static org.fieldpost.server.access.Role.ANALYST;
import static org.fieldpost.server.access.Role.CONDUCT;
import static org.fieldpost.server.access.Role.SUPERVISOR;
import static org.fieldpost.server.access.Role.TRAINER;

import io.javalin.security.RouteRole;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.model.mission.MissionMode;

/** Who may do what: every route names one right, and this is the whole table. Which reports one then sees says {@link Sight}. */
public enum Right implements RouteRole {
    /** Anyone: signing in, style sheets, health. */
    ANYONE(true),
    /** Phones: their envelopes carry their own proof. */
    PHONES(true),
    /** Whoever is signed in: their own page, signing out. */
    SIGNED_IN(Set.of(Role.values()), Set.of()),
    /** Reading what was reported. */
    READ_REPORTS(Set.of(SUPERVISOR, ANALYST), Set.of(TRAINER)),
    /** As {@link #READ_REPORTS}, for programs too: by a token, or by whoever is signed in. */
    READ_BY_MACHINE(Set.of(SUPERVISOR, ANALYST), Set.of(TRAINER)),
    /** Making a table for whoever is not of the mission. */
    WIDER(Set.of(ANALYST), Set.of(TRAINER)),
    /** Asking back, and deciding about reports. */
    REVIEW(Set.of(SUPERVISOR), Set.of(TRAINER)),
    /** Blacking out what a report should not have said. */
    REDACT(Set.of(SUPERVISOR), Set.of()),
    /** Tasks and planned patrols. */
    PLAN(Set.of(SUPERVISOR), Set.of()),
    /** Bringing in courier files and texts. */
    IMPORT(Set.of(SUPERVISOR, ADMINISTRATOR), Set.of(TRAINER)),
    /** Listing and fetching sealed reports. */
    READ_SEALED(Set.of(CONDUCT), Set.of()),
    /** Releasing a sanitised report of a sealed one. */
    RELEASE(Set.of(CONDUCT), Set.of()),
    /** Inviting and confirming phones. */
    ENROL(Set.of(ADMINISTRATOR), Set.of(TRAINER)),
    /** Setting up the mission. */
    MISSION(Set.of(ADMINISTRATOR), Set.of()),
    /** Adding people, their roles and regions. */
    PEOPLE(Set.of(ADMINISTRATOR), Set.of()),
    /** Measures of the server, backups. */
    OPERATE(Set.of(ADMINISTRATOR), Set.of()),
    /** Making and running exercises; nobody's on a live server. */
    EXERCISES(Set.of(), Set.of(TRAINER, ADMINISTRATOR)),
    /** Reading and verifying the log of restricted reads. */
    AUDIT(Set.of(ADMINISTRATOR, ANALYST), Set.of());

    @SuppressWarnings("ImmutableEnumChecker") // copies that nobody changes
    private final Set<Role> always;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> inExercises;

    private final boolean open;

    Right(boolean open) {
        this.always = Set.of();
        this.inExercises = Set.of();
        this.open = open;
    }

    /** @param inExercises who has it too where all is an exercise */
    Right(Set<Role> always, Set<Role> inExercises) {
        this.always = Set.copyOf(always);
        this.inExercises = Set.copyOf(inExercises);
        this.open = false;
    }

    public boolean open() {
        return open;
    }

    /** Whether a program may have it by a token of a person who has it. */
    public boolean byToken() {
        return this == READ_BY_MACHINE;
    }

    /** Whether somebody of these roles, or nobody signed in, has it on a server of this mode. */
    public boolean allows(Optional<Set<Role>> roles, MissionMode mode) {
        return open
                || roles.map(held -> !Collections.disjoint(always, held)
                                || (mode == MissionMode.EXERCISE && !Collections.disjoint(inExercises, held)))
                        .orElse(false);
    }
}
