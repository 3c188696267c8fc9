package org.fieldpost.server.access;

import io.javalin.security.RouteRole;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who may do what: every route names one right, and this is the whole table. */
public enum Right implements RouteRole {
    /** Anyone: signing in, style sheets, health. */
    ANYONE(EnumSet.noneOf(Role.class), true),
    /** Phones: their envelopes carry their own proof. */
    PHONES(EnumSet.noneOf(Role.class), true),
    /** Reading what was reported. */
    READ_REPORTS(EnumSet.of(Role.SUPERVISOR, Role.ADMINISTRATOR), false),
    /** Asking back, and deciding about reports. */
    REVIEW(EnumSet.of(Role.SUPERVISOR), false),
    /** Bringing in courier files. */
    IMPORT(EnumSet.of(Role.SUPERVISOR, Role.ADMINISTRATOR), false),
    /** Inviting and confirming phones. */
    ENROL(EnumSet.of(Role.ADMINISTRATOR), false),
    /** Setting up the mission. */
    MISSION(EnumSet.of(Role.ADMINISTRATOR), false);

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final Set<Role> roles;

    private final boolean open;

    Right(Set<Role> roles, boolean open) {
        this.roles = Set.copyOf(roles);
        this.open = open;
    }

    public boolean open() {
        return open;
    }

    /** Whether this person, or nobody signed in, has it. */
    public boolean allows(Optional<Role> role) {
        return open || role.map(roles::contains).orElse(false);
    }
}
