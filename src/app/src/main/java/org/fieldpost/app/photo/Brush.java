package org.fieldpost.app.photo;

/** How much one touch covers: its radius is this part of the picture's longer side. */
public enum Brush {
    SMALL(40),
    MIDDLE(20),
    LARGE(9);

    private final int part;

    Brush(int part) {
        this.part = part;
    }

    int part() {
        return part;
    }

    Brush larger() {
        return this == SMALL ? MIDDLE : LARGE;
    }

    Brush smaller() {
        return this == LARGE ? MIDDLE : SMALL;
    }
}
