package org.fieldpost.server.analysis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fieldpost.model.report.NexusInterface;

/**
 * What a person asks a view to show, as the address says it: so many weeks up to the one of a day, filtered, as counts, rates or
 * changes. What an address says wrongly is as if it were not there.
 *
 * @param until a day of the last week; empty for the running one
 * @param judged empty for every observation, coded or not
 */
public record Asked(int weeks, Optional<LocalDate> until, Filter filter, Show show, Optional<NexusInterface> judged) {

    /** What a view may be asked about: every interface but the one that no view shows. */
    public static final List<NexusInterface> INTERFACES = Arrays.stream(NexusInterface.values())
            .filter(each -> each != NexusInterface.I3)
            .toList();

    private static final int USUAL_WEEKS = 4;
    private static final int MOST_WEEKS = 520;

    /** What stands in a cell. */
    public enum Show {
        COUNT,
        RATE,
        CHANGE
    }

    static Asked parse(Function<String, String> parameter) {
        String weeks = String.valueOf(parameter.apply("weeks"));
        String show = parameter.apply("show");
        String judged = parameter.apply("interface");
        return new Asked(
                weeks.matches("[1-9]\\d{0,2}") ? Math.min(MOST_WEEKS, Integer.parseInt(weeks)) : USUAL_WEEKS,
                day(parameter.apply("until")),
                Filter.parse(parameter),
                Arrays.stream(Show.values())
                        .filter(each -> each.name().equals(show))
                        .findFirst()
                        .orElse(Show.COUNT),
                INTERFACES.stream().filter(each -> each.name().equals(judged)).findFirst());
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.ofNullable(written).filter(day -> !day.isEmpty()).map(LocalDate::parse);
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    Period period(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return Period.weeksUntil(weeks, until.filter(day -> day.isBefore(today)).orElse(today), now, zone);
    }

    /** The interface as an address says it, to be put before {@link #parameters}; nothing for every observation. */
    public String ofInterface() {
        return judged.map(each -> "interface=" + each.name() + "&").orElse("");
    }

    /** As an address says all but the interface, without the question mark. */
    public String parameters() {
        return "weeks=" + weeks + until.map(day -> "&until=" + day).orElse("")
                + (show == Show.COUNT ? "" : "&show=" + show.name()) + filter.asParameters();
    }

    public Asked showing(Show other) {
        return new Asked(weeks, until, filter, other, judged);
    }

    public Asked over(int otherWeeks) {
        return new Asked(otherWeeks, until, filter, show, judged);
    }
}
