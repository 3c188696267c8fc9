package org.fieldpost.server.products;

import static org.fieldpost.server.products.Column.Type.MOMENT;
import static org.fieldpost.server.products.Column.Type.NUMBER;
import static org.fieldpost.server.products.Column.Type.TEXT;
import static org.fieldpost.server.products.Column.Type.TRUTH;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.report.Answers;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.analysis.CountedReports.Counted;
import org.fieldpost.server.mission.MissionSpace;

/** The columns of an export, and a report as their values. */
final class Columns {

    private static final int MGRS_DIGITS = 5;

    private final MissionSpace space;
    private final boolean notes;

    /** @param notes whether what somebody wrote in free words stands in it too */
    Columns(MissionSpace space, boolean notes) {
        this.space = space;
        this.notes = notes;
    }

    List<Column> all() {
        List<Column> all = new ArrayList<>(List.of(
                new Column("receipt", TEXT, "#event+id"),
                new Column("kind", TEXT, "#event+type"),
                new Column("observed_at", MOMENT, "#date+occurred"),
                new Column("received_at", MOMENT, "#date+reported"),
                new Column("region_code", TEXT, "#region+code"),
                new Column("region", TEXT, "#region+name"),
                new Column("latitude", NUMBER, "#geo+lat"),
                new Column("longitude", NUMBER, "#geo+lon"),
                new Column("accuracy_m", NUMBER, "#geo+accuracy"),
                new Column("mgrs", TEXT, "#geo+mgrs"),
                new Column("handling", TEXT, "#meta+handling"),
                new Column("grade", TEXT, "#meta+grade"),
                new Column("provisional", TRUTH, "#status+provisional"),
                new Column("basis", TEXT, "#meta+basis"),
                new Column("interface_first", TEXT, "#event+interface+first"),
                new Column("interface_second", TEXT, "#event+interface+second"),
                new Column("interface_third", TEXT, "#event+interface+third"),
                new Column("flash", TRUTH, "#status+flash"),
                new Column("exercise", TRUTH, "#meta+exercise")));
        for (Question question : asked()) {
            String name = question.name().toLowerCase(Locale.ROOT);
            all.add(new Column(name, TEXT, "#event+code+" + name));
        }
        if (notes) {
            all.add(new Column("note", TEXT, "#description+note"));
        }
        return List.copyOf(all);
    }

    /** All but the basis, which stands before them. */
    private static List<Question> asked() {
        return Arrays.stream(Question.values())
                .filter(question -> question != Question.BASIS)
                .toList();
    }

    /** A value for each column in its order; null where there is none. */
    List<Object> row(Counted report) {
        Optional<Observation> said = report.said();
        // a kind of report puts its answers together each time it is asked for them
        Optional<Answers> answers = said.map(Observation::answers);
        Optional<Point> place = report.place();
        List<Object> row = new ArrayList<>(Arrays.asList(
                report.receipt(),
                report.kind().name(),
                report.observedAt(),
                report.receivedAt(),
                report.regionCode().orElse(null),
                report.regionCode().map(this::regionName).orElse(null),
                place.map(Point::latitudeDeg).orElse(null),
                place.map(Point::longitudeDeg).orElse(null),
                place.map(known -> report.accuracyM()).orElse(null),
                place.flatMap(Columns::mgrs).orElse(null),
                report.handling().name(),
                report.grade().map(Object::toString).orElse(null),
                report.grade().isEmpty(),
                codes(answers, Question.BASIS),
                judged(report, 0),
                judged(report, 1),
                judged(report, 2),
                report.flash(),
                space.mode() == MissionMode.EXERCISE));
        for (Question question : asked()) {
            row.add(codes(answers, question));
        }
        if (notes) {
            row.add(said.map(Observation::circumstances)
                    .map(Circumstances::note)
                    .filter(note -> !note.isEmpty())
                    .orElse(null));
        }
        return row;
    }

    private String regionName(String code) {
        return space.mission()
                .regions()
                .byCode(code)
                .map((Region region) -> region.name(Language.EN))
                .orElse(null);
    }

    /** MGRS ends at 84 degrees north and 80 south. */
    private static Optional<String> mgrs(Point place) {
        return place.latitudeDeg() > 84 || place.latitudeDeg() < -80
                ? Optional.empty()
                : Optional.of(Mgrs.format(place, MGRS_DIGITS));
    }

    private static String judged(Counted report, int rank) {
        List<NexusInterface> judged = report.interfaces();
        return rank < judged.size() ? judged.get(rank).name() : null;
    }

    /** Several codes are separated by a space. */
    private static String codes(Optional<Answers> answers, Question question) {
        String codes = answers.map(
                        each -> each.all(question).stream().map(Code::value).collect(Collectors.joining(" ")))
                .orElse("");
        return codes.isEmpty() ? null : codes;
    }
}
