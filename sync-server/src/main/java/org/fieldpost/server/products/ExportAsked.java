package org.fieldpost.server.products;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.analysis.Box;
import org.fieldpost.server.analysis.Wanted;
import org.fieldpost.server.web.Fields;

/**
 * What somebody wants exported.
 *
 * @param to the last day that is still inside, in mission time as the first
 */
public record ExportAsked(
        LocalDate from,
        LocalDate to,
        Optional<String> region,
        Optional<NexusInterface> judged,
        Optional<Kind> kind,
        Format format,
        boolean notes) {

    private static final int DAYS_UNSAID = 28;
    private static final List<String> OF_PROGRAMS = List.of("from", "to", "region", "interface", "kind");

    public ExportAsked {
        if (from.isAfter(to)) {
            throw wrong("from", Problem.of("export.days_turned", from, to)).asException();
        }
    }

    /**
     * Of an address; what is not said there does not choose.
     *
     * @param asked a parameter by its name; null where it is not said
     * @throws org.fieldpost.model.words.ProblemException naming what is out of form: an export never holds more than was asked
     */
    static ExportAsked of(Function<String, String> asked, List<String> regions, LocalDate today) {
        LocalDate to = day(asked, "to").orElse(today);
        return new ExportAsked(
                day(asked, "from").orElse(to.minusDays(DAYS_UNSAID - 1L)),
                to,
                choice(asked, "region", regions),
                choice(asked, "interface", names(judgeable())).map(NexusInterface::valueOf),
                choice(asked, "kind", names(Kind.values())).map(Kind::valueOf),
                choice(
                                asked,
                                "format",
                                Arrays.stream(Format.values()).map(Format::word).toList())
                        .map(word -> Format.valueOf(word.toUpperCase(java.util.Locale.ROOT)))
                        .orElse(Format.CSV),
                choice(asked, "notes", List.of("yes")).isPresent());
    }

    /**
     * Of a program's address, which names its format; free words of reports never leave by it.
     *
     * @throws org.fieldpost.model.words.ProblemException naming the parameter that is unknown, said twice, or out of form
     */
    static ExportAsked ofProgram(
            Map<String, List<String>> parameters, String format, List<String> regions, LocalDate today) {
        parameters.forEach((name, values) -> {
            if (!OF_PROGRAMS.contains(name)) {
                throw wrong(name, Problem.of("features.unknown_parameter", String.join(", ", OF_PROGRAMS)))
                        .asException();
            }
            if (values.size() > 1) {
                throw wrong(name, Problem.of("export.said_twice", values.size()))
                        .asException();
            }
        });
        return of(
                name -> name.equals("format")
                        ? format
                        : parameters.getOrDefault(name, List.of("")).get(0),
                regions,
                today);
    }

    private static Problem wrong(String parameter, Problem problem) {
        return Fields.in(Problem.of("features.parameter", parameter), problem);
    }

    /** What carries I3 is sealed. */
    static NexusInterface[] judgeable() {
        return Arrays.stream(NexusInterface.values())
                .filter(each -> each != NexusInterface.I3)
                .toArray(NexusInterface[]::new);
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static Optional<String> said(Function<String, String> asked, String name) {
        return Optional.ofNullable(asked.apply(name)).filter(value -> !value.isEmpty());
    }

    private static Optional<LocalDate> day(Function<String, String> asked, String name) {
        return said(asked, name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw wrong(name, Problem.of("marker.day", text)).causedBy(e);
            }
        });
    }

    private static Optional<String> choice(Function<String, String> asked, String name, List<String> allowed) {
        Optional<String> said = said(asked, name);
        said.filter(value -> !allowed.contains(value)).ifPresent(value -> {
            throw wrong(name, Problem.of("features.choice_form", value, String.join(", ", allowed)))
                    .asException();
        });
        return said;
    }

    Wanted wanted(ZoneId zone) {
        return new Wanted(
                Optional.of(from.atStartOfDay(zone).toInstant()),
                Optional.of(to.plusDays(1).atStartOfDay(zone).toInstant()),
                Box.EVERYWHERE,
                kind,
                judged,
                region);
    }

    /** Whether so many reports fit into its format. */
    public boolean holds(long many) {
        return format.holds(many);
    }

    /** The format, as an address and a translation key name it. */
    public String word() {
        return format.word();
    }

    /** What was chosen besides the period, in the codes of the columns. */
    String filter() {
        return List.of(
                        region.map(code -> "region_code=" + code),
                        judged.map(each -> "interface=" + each.name()),
                        kind.map(each -> "kind=" + each.name()))
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }
}
