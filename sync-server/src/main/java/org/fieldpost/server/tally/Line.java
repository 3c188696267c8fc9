package org.fieldpost.server.tally;

import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;

/**
 * What an amount is of, as one number, so that a view reads a million of them in milliseconds. From the lowest bit: means (2),
 * night (1), grade (2), basis (3), handling (2), interfaces (7, one bit each), kind (2), sort (3). Lines are stored: the layout
 * changes only with {@link Tallies#RULE}.
 */
@SuppressWarnings("EnumOrdinal") // the order of these constants is the layout
public final class Line {

    private static final int NIGHT = 2;
    private static final int GRADE = 3;
    private static final int BASIS = 5;
    private static final int HANDLING = 8;
    private static final int INTERFACES = 10;
    private static final int KIND = 17;
    private static final int SORT = 19;

    public static final int MEANS_MASK = 3;
    public static final int NIGHT_MASK = 1 << NIGHT;
    public static final int GRADE_MASK = 3 << GRADE;
    public static final int BASIS_MASK = 7 << BASIS;
    public static final int KIND_MASK = 3 << KIND;

    private Line() {}

    /** How a patrol moves; of a report, what its patrol's effort says, and unknown until that has arrived. */
    public enum Means {
        UNKNOWN,
        FOOT,
        VEHICLE,
        OTHER;

        /** Of this code of the vocabulary's list of means. */
        public static Means of(String code) {
            return switch (code) {
                case "FOOT" -> FOOT;
                case "VEHICLE" -> VEHICLE;
                default -> OTHER;
            };
        }
    }

    /** How a report is graded, as it now stands. */
    public enum Graded {
        NOT,
        /** A source of A to C, an information of 1 to 3. */
        FIRM,
        OTHERWISE;

        /** @param grade as in B2 */
        public static Graded as(String grade) {
            return grade.charAt(0) <= 'C' && grade.charAt(1) <= '3' ? FIRM : OTHERWISE;
        }
    }

    /** How the patrol knows, as the vocabulary's list of that name has it. */
    public enum Basis {
        UNKNOWN,
        SAW,
        DEVICE,
        PAPER,
        TOLD1,
        TOLD2,
        OPEN;

        /** Of this code; a mission's own codes, and none, are unknown. */
        public static Basis of(String code) {
            for (Basis each : values()) {
                if (each.name().equals(code)) {
                    return each;
                }
            }
            return UNKNOWN;
        }
    }

    /** @param interfaces as {@link #bit} says each, together */
    public static int ofReport(
            Kind kind, int interfaces, Handling handling, Basis basis, Graded graded, boolean night, Means means) {
        return Sort.REPORTS.ordinal() << SORT
                | kind.ordinal() << KIND
                | interfaces << INTERFACES
                | handling.ordinal() << HANDLING
                | basis.ordinal() << BASIS
                | graded.ordinal() << GRADE
                | (night ? 1 : 0) << NIGHT
                | means.ordinal();
    }

    /** Of a text, of which no more is known. */
    public static int ofText(Kind kind, Graded graded) {
        return ofReport(kind, 0, Handling.H1, Basis.UNKNOWN, graded, false, Means.UNKNOWN);
    }

    public static int ofEffort(boolean night, Means means) {
        return Sort.PATROL_SECONDS.ordinal() << SORT | (night ? 1 : 0) << NIGHT | means.ordinal();
    }

    /** A line that says nothing but its sort. */
    public static int of(Sort sort) {
        return sort.ordinal() << SORT;
    }

    public static int bit(NexusInterface judged) {
        return 1 << judged.ordinal();
    }

    /** Where a line has the bit of this interface. */
    public static int interfaceMask(NexusInterface judged) {
        return bit(judged) << INTERFACES;
    }

    public static Sort sort(int line) {
        return SORTS[line >>> SORT];
    }

    public static Kind kind(int line) {
        return KINDS[line >>> KIND & 3];
    }

    /** The bits of its interfaces; none for one left open. */
    public static int interfaces(int line) {
        return line >>> INTERFACES & 0x7F;
    }

    public static Handling handling(int line) {
        return HANDLINGS[line >>> HANDLING & 3];
    }

    public static Basis basis(int line) {
        return BASES[line >>> BASIS & 7];
    }

    public static Graded graded(int line) {
        return GRADES[line >>> GRADE & 3];
    }

    public static boolean night(int line) {
        return (line >>> NIGHT & 1) == 1;
    }

    public static Means means(int line) {
        return MEANS[line & 3];
    }

    private static final Sort[] SORTS = Sort.values();
    private static final Kind[] KINDS = Kind.values();
    private static final Handling[] HANDLINGS = Handling.values();
    private static final Basis[] BASES = Basis.values();
    private static final Graded[] GRADES = Graded.values();
    private static final Means[] MEANS = Means.values();
}
