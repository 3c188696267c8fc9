package org.fieldpost.server.features;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.analysis.Box;
import org.fieldpost.server.analysis.Wanted;
import org.fieldpost.server.web.Fields;

/**
 * What is asked of a collection: each parameter of a request once, in its form.
 *
 * @param limit how many features a page has
 * @param after where the former page ended; empty for the first
 */
record Asked(
        int limit,
        Box box,
        Interval time,
        Optional<String> kind,
        Optional<String> judged,
        Optional<String> region,
        Optional<String> after) {

    static final int LIMIT_UNSAID = 100;
    static final int LIMIT_MOST = 1_000;

    /** What every collection knows. */
    static final List<String> OF_ALL = List.of("limit", "bbox", "datetime", "after");

    /** What the collection of reports knows besides. */
    static final List<String> OF_REPORTS = List.of("kind", "interface", "region");

    /**
     * Of a request's parameters.
     *
     * @param known the names that this collection knows
     * @param choices what some of them may be
     * @throws org.fieldpost.model.words.ProblemException naming the parameter that is unknown or out of form
     */
    static Asked of(Map<String, List<String>> parameters, List<String> known, Map<String, Set<String>> choices) {
        requireKnown(parameters, known);
        choices.forEach((name, allowed) -> said(parameters, name).ifPresent(value -> {
            if (!allowed.contains(value)) {
                throw wrong(name, Problem.of("features.choice_form", value, String.join(", ", new TreeSet<>(allowed))))
                        .asException();
            }
        }));
        return new Asked(
                said(parameters, "limit").map(Asked::limit).orElse(LIMIT_UNSAID),
                said(parameters, "bbox").map(Asked::box).orElse(Box.EVERYWHERE),
                said(parameters, "datetime").map(Interval::parse).orElse(Interval.ALWAYS),
                said(parameters, "kind"),
                said(parameters, "interface"),
                said(parameters, "region"),
                said(parameters, "after"));
    }

    /** Which reports it asks for. */
    Wanted wanted() {
        return new Wanted(
                time.from(), time.until(), box, kind.map(Kind::valueOf), judged.map(NexusInterface::valueOf), region);
    }

    /** @throws org.fieldpost.model.words.ProblemException naming the first parameter that is unknown here */
    static void requireKnown(Map<String, List<String>> parameters, List<String> known) {
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(
                                    name,
                                    known.isEmpty()
                                            ? Problem.of("features.no_parameters")
                                            : Problem.of("features.unknown_parameter", String.join(", ", known)))
                            .asException();
                });
    }

    /** One that is said more than once has the form of none. */
    private static Optional<String> said(Map<String, List<String>> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(values -> String.join("\n", values));
    }

    /** More than the most is no error, as the standard wants it. */
    private static int limit(String text) {
        if (!text.matches("0*[1-9]\\d*")) {
            throw wrong("limit", Problem.of("features.limit_form", text, LIMIT_MOST))
                    .asException();
        }
        return text.length() > 6 ? LIMIT_MOST : Math.min(LIMIT_MOST, Integer.parseInt(text));
    }

    private static Box box(String text) {
        try {
            return Box.parse(text);
        } catch (ProblemException e) {
            throw wrong("bbox", e.problem()).causedBy(e);
        }
    }

    /** What is wrong with a parameter, which is named before it. */
    static Problem wrong(String parameter, Problem problem) {
        return Fields.in(Problem.of("features.parameter", parameter), problem);
    }

    /** The names of a list of codes. */
    static <E extends Enum<E>> Set<String> names(E[] values, Function<E, Boolean> offered) {
        return Arrays.stream(values).filter(offered::apply).map(Enum::name).collect(Collectors.toSet());
    }
}
