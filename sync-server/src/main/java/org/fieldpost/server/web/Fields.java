package org.fieldpost.server.web;

import java.util.List;
import java.util.Optional;
import org.fieldpost.model.words.Problem;

/** Which field of a form a problem is about, in the words that stand beside that field on its page. */
public final class Fields {

    private static final String IN_FIELD = "page.in_field";

    /** Problems whose first words are the field's already. */
    private static final List<String> NAME_IT_THEMSELVES = List.of("setup.text", "setup.number");

    /**
     * Where a problem belongs.
     *
     * @param problem the beginning of its key
     * @param at the beginning of the paths of the forms that this holds for
     * @param label the key of the field's own words
     */
    private record Place(String problem, String at, String label) {}

    /** The first that fits holds. */
    private static final List<Place> PLACES = List.of(
            new Place("plan.no_phone", "/plan", "plan.phones"),
            new Place("plan.text_form", "/plan", "field.task"),
            new Place("plan.day_form", "/plan/tasks", "plan.due"),
            new Place("plan.day_form", "/plan/patrols", "plan.start"),
            new Place("plan.place_form", "/plan/tasks", "plan.place"),
            new Place("plan.place_form", "/plan/patrols", "plan.places"),
            new Place("form.most", "/plan/patrols", "plan.places"),
            new Place("patrol.crew", "/plan", "patrol.crew_code"),
            new Place("review.grade_form", "/", "grade.title"),
            new Place("review.interfaces_form", "/reports", "review.interfaces"),
            new Place("review.sealed_interface", "/reports", "review.interfaces"),
            new Place("review.reason_words", "/", "review.reason"),
            new Place("review.words", "/reports", "field.question"),
            new Place("review.no_such_report", "/reports", "review.merge_into"),
            new Place("review.merge_itself", "/reports", "review.merge_into"),
            new Place("receipt.", "/reports", "review.merge_into"),
            new Place("receipt.", "/find", "field.receipt"),
            new Place("receipt.", "/texts", "texts.type"),
            new Place("text.", "/texts", "texts.type"),
            new Place("release.title_form", "/releases", "releases.title"),
            new Place("release.month_form", "/releases", "field.month"),
            new Place("release.region_form", "/releases", "report.region"),
            new Place("release.handling_form", "/releases", "releases.handling"),
            new Place("release.text_form", "/releases", "field.for_readers"),
            new Place("recipient.", "/recipients", "field.public_key"),
            new Place("offline.", "/recipients", "field.public_key"),
            new Place("people.name_form", "/", "sign_in.name"),
            new Place("people.taken", "/", "sign_in.name"),
            new Place("people.no_role", "/people", "me.roles"),
            new Place("password.length", "/", "password.new"),
            new Place("password.common", "/", "password.new"),
            new Place("password.again", "/", "password.repeat"),
            new Place("password.old", "/me", "me.old"),
            new Place("codes.wrong", "/me", "codes.confirm"),
            new Place("token.name_form", "/me", "token.name"),
            new Place("token.taken", "/me", "token.name"),
            new Place("token.days_form", "/me", "token.days"),
            new Place("set_aside.note_words", "/set-aside", "set_aside.note"),
            new Place("courier.none", "/courier", "courier.choose"),
            new Place("redact.reason_form", "/reports", "redact.reason"),
            new Place("redact.words", "/reports", "field.exact_words"),
            new Place("redact.nowhere", "/reports", "field.exact_words"),
            new Place("setup.zone_unknown", "/mission", "setup.zone_label"),
            new Place("setup.phase_unknown", "/mission", "setup.phase"),
            new Place("mission.file_needed", "/mission/remove", "setup.files"),
            new Place("mission.file", "/mission/remove", "setup.files"),
            new Place("mission.file", "/mission/files", "setup.as"),
            // whatever is wrong within a file
            new Place("", "/mission/files", "setup.file"),
            new Place("import.named_choose", "/import/", "import.named_choice"),
            new Place("import.nothing", "/import/", "import.columns"),
            new Place("", "/import", "import.file"),
            new Place("marker.what", "/markers", "marker.sort"),
            new Place("marker.title", "/markers", "marker.title_label"),
            new Place("marker.ends", "/markers", "marker.ends_label"),
            new Place("marker.region", "/markers", "texts.region"),
            new Place("phones.sheet_number", "/phones", "phones.sheet_many"));

    private Fields() {}

    /** A problem of the field with this label, where the problem alone does not tell. */
    public static Problem in(String label, Problem problem) {
        return in(Problem.of(label), problem);
    }

    /** As {@link #in(String, Problem)}, of a field whose label says more than its key. */
    public static Problem in(Problem label, Problem problem) {
        return Problem.of(IN_FIELD, label, problem);
    }

    /** The problem with its field named before it, as far as it is about one. */
    static Problem named(String path, Problem problem) {
        if (problem.key().equals(IN_FIELD) || NAME_IT_THEMSELVES.contains(problem.key())) {
            return problem;
        }
        return PLACES.stream()
                .filter(place -> problem.key().startsWith(place.problem) && path.startsWith(place.at))
                .findFirst()
                .map(place -> in(place.label, problem))
                .orElse(problem);
    }

    /** The label of the field that a named problem is about. */
    static Optional<Problem> of(Problem named) {
        boolean first = named.key().equals(IN_FIELD) || NAME_IT_THEMSELVES.contains(named.key());
        return first ? Optional.of((Problem) named.args().get(0)) : Optional.empty();
    }

    /** What is wrong, without its field: for the type of a problem document. */
    static Problem bare(Problem named) {
        return named.key().equals(IN_FIELD) ? (Problem) named.args().get(1) : named;
    }
}
