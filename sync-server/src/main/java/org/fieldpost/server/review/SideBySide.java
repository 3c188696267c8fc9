package org.fieldpost.server.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.server.web.Page;

/** Revisions of a report, or two reports, in columns: a row for each thing that any of them says. */
public record SideBySide(List<Row> rows) {

    /** One thing as each column says it; empty where it says nothing. */
    public record Row(String label, List<String> cells) {

        /** Whether a column says other than the one before it. */
        public boolean differs(int column) {
            return column > 0 && !cells.get(column).equals(cells.get(column - 1));
        }

        public boolean differs() {
            return cells.stream().distinct().count() > 1;
        }
    }

    public static SideBySide of(Page page, List<Observation> columns) {
        List<Row> rows = new ArrayList<>();
        Function<Function<Circumstances, String>, Function<Observation, String>> there =
                say -> observation -> say.apply(observation.circumstances());
        add(rows, columns, page.say("report.observed"), there.apply(c -> page.time(c.observedAt())));
        add(
                rows,
                columns,
                page.say("report.position"),
                there.apply(c -> Mgrs.formatSpaced(c.position().point(), 5) + " ± "
                        + Math.round(c.position().accuracyM()) + " m"));
        add(
                rows,
                columns,
                page.say("report.place"),
                there.apply(c -> c.knownPoint()
                        .map(code -> page.space()
                                .mission()
                                .point(code)
                                .map(p -> p.name())
                                .orElse(code))
                        .orElse("")));
        add(
                rows,
                columns,
                page.say("report.patrol"),
                there.apply(c -> c.patrol()
                        .map(p -> p.crewCode() + ", " + page.time(p.startedAt()))
                        .orElse("")));
        add(
                rows,
                columns,
                page.say("review.handling"),
                there.apply(c -> page.label(c.handling().code())));
        add(rows, columns, page.say("report.flash"), there.apply(c -> c.flash() ? page.say("review.yes") : ""));
        for (Question question : Arrays.asList(Question.values())) {
            add(
                    rows,
                    columns,
                    page.say("question." + question.name().toLowerCase(Locale.ROOT)),
                    observation -> observation.answers().all(question).stream()
                            .map(page::label)
                            .collect(Collectors.joining(" · ")));
        }
        add(
                rows,
                columns,
                page.say("report.coding"),
                there.apply(c -> c.officerCoding()
                        .map(coding -> coding.all().stream().map(Enum::name).collect(Collectors.joining(" ")) + " "
                                + coding.reason())
                        .orElse("")));
        add(rows, columns, page.say("report.note"), there.apply(Circumstances::note));
        return new SideBySide(List.copyOf(rows));
    }

    private static void add(
            List<Row> rows, List<Observation> columns, String label, Function<Observation, String> say) {
        List<String> cells = columns.stream().map(say).map(Objects::toString).toList();
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
            rows.add(new Row(label, cells));
        }
    }
}
