package org.fieldpost.server.web;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.fieldpost.server.access.People;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;

/** What every page knows: who reads it, in which language, of which mission. */
public record Page(
        Words words,
        Optional<People.Person> person,
        MissionSpace space,
        Vocabulary vocabulary,
        String path,
        String again,
        Supplier<Optional<Alert>> alerts,
        Supplier<Integer> reportsWaiting,
        Function<String, Optional<List<String>>> sent) {

    /** What the refused form of this action said in a field, to stand there again; otherwise what stands there anyway. */
    public String typed(String action, String field, String otherwise) {
        return path.equals(action)
                ? sent.apply(field)
                        .map(values -> values.stream().findFirst().orElse(""))
                        .orElse(otherwise)
                : otherwise;
    }

    /** Whether the refused form of this action had this chosen; otherwise as it is anyway. */
    public boolean chosen(String action, String field, String value, boolean otherwise) {
        return path.equals(action)
                ? sent.apply(field).map(values -> values.contains(value)).orElse(otherwise)
                : otherwise;
    }

    /** Whether the form of this action was refused. */
    public boolean refused(String action) {
        return path.equals(action) && sent.apply("").isPresent();
    }

    /**
     * That flash reports wait.
     *
     * @param receipt of the newest
     */
    public record Alert(String receipt, int many) {}

    /** Whether flash reports wait that this person has not dismissed. */
    public Optional<Alert> alert() {
        return alerts.get();
    }

    /** How many reports wait for a decision of this person, as a page says it; empty when none do. */
    public Optional<String> waiting() {
        int many = may(Right.REVIEW) ? reportsWaiting.get() : 0;
        return many == 0 ? Optional.empty() : Optional.of(many >= MOST_SAID ? (MOST_SAID - 1) + "+" : "" + many);
    }

    private static final int MOST_SAID = 1_000;

    private static final Map<Right, String> HOMES = homes();

    private static Map<Right, String> homes() {
        var homes = new LinkedHashMap<Right, String>();
        homes.put(Right.READ_REPORTS, "/");
        homes.put(Right.READ_SEALED, "/sealed");
        homes.put(Right.ENROL, "/phones");
        homes.put(Right.SIGNED_IN, "/me");
        return homes;
    }

    /** This very page, whatever was asked of it, in another language; for the answer to a form, the page it stands on. */
    public String in(Language other) {
        return again + "lang=" + other.tag();
    }

    public String say(String key, Object... args) {
        return words.say(key, args);
    }

    public Language language() {
        return words.language();
    }

    public boolean exercise() {
        return space.mode() == MissionMode.EXERCISE;
    }

    public String missionName() {
        return space.mission().name(language());
    }

    public String label(Code code) {
        return vocabulary.label(code, language());
    }

    /** The code's one-line field definition, for tooltips. */
    public String definition(Code code) {
        return vocabulary.find(code).map(t -> t.definition(language())).orElse("");
    }

    /** The regions this person sees, as the mission lists them. */
    public List<String> regionCodes() {
        return space.mission().regions().regions().stream()
                .map(Region::code)
                .filter(code ->
                        person.map(p -> p.sight().sees(Optional.of(code))).orElse(false))
                .toList();
    }

    public String regionName(String code) {
        return space.mission()
                .regions()
                .byCode(code)
                .map(r -> r.name(language()))
                .orElse(code);
    }

    /** A neighbour's region, and whose it is. */
    public String neighbourName(String code) {
        return space.mission().regions().neighbours().stream()
                .filter(region -> region.code().equals(code))
                .findFirst()
                .map(region -> region.name(language()) + " (" + region.country() + ")")
                .orElse(code);
    }

    /** A number to two figures, or whole where it is large. */
    public String number(double value) {
        if (Double.isInfinite(value)) {
            return "∞";
        }
        var symbols = DecimalFormatSymbols.getInstance(language().locale());
        symbols.setZeroDigit('0');
        String pattern = value >= 10 || value == 0 ? "#,##0" : value >= 1 ? "0.0" : value >= 0.1 ? "0.00" : "0.000";
        return new DecimalFormat(pattern, symbols).format(value);
    }

    /** A part of a whole in hundredths; never 0 for what is not nothing. */
    public static String share(double part) {
        return (part > 0 && part < 0.005 ? "<1" : "" + Math.round(100 * part)) + " %";
    }

    /** The same of one that may be below 0. */
    public String signed(double value) {
        return value < 0 ? "−" + number(-value) : number(value);
    }

    /** Mission time, as day and minute. */
    public String time(Instant instant) {
        ZoneId zone = space.mission().zone();
        Locale locale = language().locale();
        String comma = language().rightToLeft() ? "،" : ",";
        return DateTimeFormatter.ofPattern("d MMM yyyy" + comma + " HH:mm", locale)
                .withZone(zone)
                .format(instant);
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", language().locale()).format(day);
    }

    /** As a chart says it, without the year. */
    public String shortDay(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM", language().locale()).format(day);
    }

    /** The mission's day of a moment. */
    public String day(Instant at) {
        return day(LocalDate.ofInstant(at, space.mission().zone()));
    }

    public boolean may(Right right) {
        boolean owes = person.map(People.Person::owesCodes).orElse(false) && right != Right.SIGNED_IN;
        return !owes && right.allows(person.map(People.Person::roles), space.mode());
    }

    /** Where this person may go from here. */
    public Navigation navigation() {
        return Navigation.of(this);
    }

    /** The first page this person may see. */
    public String home() {
        return HOMES.entrySet().stream()
                .filter(home -> may(home.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("/sign-in");
    }

    /** To stand in every form. */
    public String formToken() {
        return person.map(People.Person::formToken).orElse("");
    }

    /** Which way what somebody wrote runs, by its first letter that says so; empty where none does. */
    public static String runs(String written) {
        for (int each : written.codePoints().toArray()) {
            byte way = Character.getDirectionality(each);
            if (way == Character.DIRECTIONALITY_RIGHT_TO_LEFT || way == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                return "rtl";
            }
            if (way == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                return "ltr";
            }
        }
        return "";
    }
}
