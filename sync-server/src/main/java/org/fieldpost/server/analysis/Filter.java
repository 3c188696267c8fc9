package org.fieldpost.server.analysis;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.server.tally.Line;

/** Which reports a view looks at, and with them which effort: of a kind, a basis, a grading, by day or night, by means. */
public record Filter(
        Optional<Kind> kind,
        Optional<Line.Basis> basis,
        Grading grading,
        Optional<Light> light,
        Optional<Line.Means> means) {

    public static final Filter NONE =
            new Filter(Optional.empty(), Optional.empty(), Grading.ANY, Optional.empty(), Optional.empty());

    /** Which gradings. */
    public enum Grading {
        ANY,
        /** As it now stands. */
        GRADED,
        /** A source of A to C, an information of 1 to 3. */
        FIRM
    }

    /** By the sun, where it was. */
    public enum Light {
        DAY,
        NIGHT
    }

    /** As an address says it, by its parameters; what it does not know it leaves out. */
    public static Filter parse(Function<String, String> parameter) {
        return new Filter(
                one(Kind.values(), parameter.apply("kind")),
                one(Line.Basis.values(), parameter.apply("basis")),
                one(Grading.values(), parameter.apply("grading")).orElse(Grading.ANY),
                one(Light.values(), parameter.apply("light")),
                one(Line.Means.values(), parameter.apply("means")));
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String name) {
        return Arrays.stream(all).filter(each -> each.name().equals(name)).findFirst();
    }

    /** As an address says it, to be put behind other parameters; nothing when it leaves everything in. */
    public String asParameters() {
        StringBuilder written = new StringBuilder();
        kind.ifPresent(each -> written.append("&kind=").append(each.name()));
        basis.ifPresent(each -> written.append("&basis=").append(each.name()));
        if (grading != Grading.ANY) {
            written.append("&grading=").append(grading.name());
        }
        light.ifPresent(each -> written.append("&light=").append(each.name()));
        means.ifPresent(each -> written.append("&means=").append(each.name()));
        return written.toString();
    }

    /** Keys of the words that say what it asks for, to be put beside every number. */
    public List<String> saying() {
        List<String> keys = new ArrayList<>();
        kind.ifPresent(each -> keys.add("kind." + low(each)));
        basis.ifPresent(each -> keys.add("filter.basis_" + low(each)));
        if (grading != Grading.ANY) {
            keys.add("filter.grading_" + low(grading));
        }
        light.ifPresent(each -> keys.add("filter.light_" + low(each)));
        means.ifPresent(each -> keys.add("filter.means_" + low(each)));
        return keys;
    }

    private static String low(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT);
    }

    /** Whether it leaves out effort too. */
    public boolean ofEffort() {
        return light.isPresent() || means.isPresent();
    }

    /** Of a text neither its basis nor its patrol is known. */
    public boolean takesTexts() {
        return basis.isEmpty() && light.isEmpty() && means.isEmpty();
    }

    /** Whether reports of this line count. */
    public boolean counts(int line) {
        return (kind.isEmpty() || kind.get() == Line.kind(line))
                && (basis.isEmpty() || basis.get() == Line.basis(line))
                && (grading == Grading.ANY
                        || (grading == Grading.FIRM
                                ? Line.graded(line) == Line.Graded.FIRM
                                : Line.graded(line) != Line.Graded.NOT))
                && spends(line);
    }

    /** Whether effort of this line is asked for. */
    public boolean spends(int line) {
        return (light.isEmpty() || (light.get() == Light.NIGHT) == Line.night(line))
                && (means.isEmpty() || means.get() == Line.means(line));
    }

    /** The same on a column with lines; {@link #bind} fills it. */
    String ofLines(String column) {
        return "(? = 0 OR (%1$s & ?) = ?) AND (? = 0 OR (%1$s & ?) <> 0)".formatted(column);
    }

    int bind(PreparedStatement statement, int from) throws SQLException {
        int wanted = Line.ofReport(
                kind.orElse(Kind.SMUGGLING),
                0,
                Handling.H1,
                basis.orElse(Line.Basis.UNKNOWN),
                grading == Grading.FIRM ? Line.Graded.FIRM : Line.Graded.NOT,
                light.equals(Optional.of(Light.NIGHT)),
                means.orElse(Line.Means.UNKNOWN));
        int mask = (kind.isPresent() ? Line.KIND_MASK : 0)
                | (basis.isPresent() ? Line.BASIS_MASK : 0)
                | (grading == Grading.FIRM ? Line.GRADE_MASK : 0)
                | (light.isPresent() ? Line.NIGHT_MASK : 0)
                | (means.isPresent() ? Line.MEANS_MASK : 0);
        statement.setInt(from, mask);
        statement.setInt(from + 1, mask);
        statement.setInt(from + 2, wanted & mask);
        int graded = grading == Grading.GRADED ? Line.GRADE_MASK : 0;
        statement.setInt(from + 3, graded);
        statement.setInt(from + 4, graded);
        return from + 5;
    }

    /** What rates are per. */
    public Denominator denominator() {
        boolean visits = !ofEffort();
        if (visits && kind.equals(Optional.of(Kind.BORDER))) {
            return Denominator.BORDER_VISITS;
        }
        return visits && kind.equals(Optional.of(Kind.RESOURCE_SITE))
                ? Denominator.SITE_VISITS
                : Denominator.PATROL_HOURS;
    }
}
