package org.fieldpost.model.patrol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.PatrolKey;

/**
 * The report a patrol owes at its end, in the shape of the form missions use. Codes first: what can be told in codes is told
 * so, and only the rest is text. Persons stand in it as codes and roles, never by name.
 *
 * @param preparedBy the officer's code
 * @param until the end of the patrol
 * @param observations the reports made on it, none of them sealed
 */
public record PatrolReport(
        PatrolKey patrol,
        Addressee to,
        String preparedBy,
        Approval approvedBy,
        Instant until,
        Effort effort,
        Optional<Position> departure,
        Optional<Position> arrival,
        List<Place> places,
        List<Made> observations,
        Map<Section, String> texts) {

    public static final int TEXT_CHARS = 1_000;
    public static final int MOST_PLACES = 200;
    public static final int MOST_OBSERVATIONS = 1_000;

    /** Whom it goes to. Constants are only ever appended. */
    public enum Addressee {
        TEAM_SITE,
        SECTOR,
        HEADQUARTERS
    }

    /** Who has approved it, by role. Constants are only ever appended. */
    public enum Approval {
        NOT_YET,
        TEAM_LEADER,
        DEPUTY_TEAM_LEADER,
        OPERATIONS_OFFICER
    }

    /** What is told in words, in the order of the form. Constants are only ever appended. */
    public enum Section {
        OBSERVATIONS,
        ACTION_TAKEN,
        NATURAL_RESOURCES,
        GENDER,
        ASSESSMENT,
        FUTURE_ACTIVITIES,
        COMMUNICATIONS
    }

    /**
     * A place on the way.
     *
     * @param lastVisited when an earlier patrol of this notebook was there, if one was
     */
    public record Place(Visit visit, Optional<Instant> lastVisited) {

        public Place {
            Objects.requireNonNull(visit, "visit");
            lastVisited = lastVisited.map(at -> at.truncatedTo(ChronoUnit.SECONDS));
            lastVisited.ifPresent(at -> Check.that(
                    !at.isAfter(visit.arrivedAt()), () -> visit.point() + " was last visited after this visit"));
        }
    }

    /** A report made on the patrol, by its first entry in the writer's journal. */
    public record Made(int generation, long number) {

        public Made {
            Check.range("generation", generation, 1, 26);
            Check.range("number", number, 1, 1L << 40);
        }
    }

    public PatrolReport {
        Objects.requireNonNull(patrol, "patrol");
        Objects.requireNonNull(to, "to");
        Check.matching("prepared by", preparedBy, "[A-Z][0-9]{1,4}");
        Objects.requireNonNull(approvedBy, "approvedBy");
        until = until.truncatedTo(ChronoUnit.SECONDS);
        Check.that(!until.isBefore(patrol.startedAt()), "the report's period ends before it begins");
        effort = effort.inWholeUnits();
        places = List.copyOf(Check.size("places visited", places, 0, MOST_PLACES));
        observations = List.copyOf(Check.size("observations", observations, 0, MOST_OBSERVATIONS));
        var told = new EnumMap<Section, String>(Section.class);
        texts.forEach((section, text) -> {
            Check.text(section.name(), text, TEXT_CHARS);
            if (!text.isEmpty()) {
                told.put(section, text);
            }
        });
        texts = Collections.unmodifiableMap(told);
    }

    public String text(Section section) {
        return texts.getOrDefault(section, "");
    }

    public PatrolReport telling(Section section, String text) {
        var told = new EnumMap<Section, String>(Section.class);
        told.putAll(texts);
        told.put(section, text);
        return new PatrolReport(
                patrol, to, preparedBy, approvedBy, until, effort, departure, arrival, places, observations, told);
    }

    public PatrolReport addressedTo(Addressee other) {
        return new PatrolReport(
                patrol, other, preparedBy, approvedBy, until, effort, departure, arrival, places, observations, texts);
    }

    public PatrolReport approvedBy(Approval role) {
        return new PatrolReport(
                patrol, to, preparedBy, role, until, effort, departure, arrival, places, observations, texts);
    }

    public PatrolReport visiting(List<Place> others) {
        return new PatrolReport(
                patrol, to, preparedBy, approvedBy, until, effort, departure, arrival, others, observations, texts);
    }
}
