package org.fieldpost.server.setup;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.PhotoRule;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.web.Fields;

/** The form of what a mission is beside its geography: names, time zone, phase, photos, how long content stays on phones. */
final class MissionFacts {

    private final UnaryOperator<String> form;

    private MissionFacts(UnaryOperator<String> form) {
        this.form = form;
    }

    /**
     * The mission as the form says it.
     *
     * @param form the value of a field by its name, empty where nothing was said
     * @throws org.fieldpost.model.words.ProblemException naming the first field that is wrong
     */
    static Mission read(Mission base, UnaryOperator<String> form) {
        return new MissionFacts(form).over(base);
    }

    private Mission over(Mission base) {
        return new Mission(
                base.id(),
                names(),
                zone(),
                phase(),
                base.fictional(),
                base.regions(),
                base.points(),
                text("attribution", Problem.of("setup.attribution"), 2000),
                new PhotoRule(
                        form.apply("photos").equals("true"),
                        whole("photo_long_edge_px", 320, 4096),
                        whole("photos_most", 1, 9),
                        1000 * whole("photo_most_kb", 20, 4194)),
                base.offLimits(),
                new Retention(stay("content_stays"), stay("restricted_stays")));
    }

    private Map<Language, String> names() {
        Map<Language, String> names = new EnumMap<>(Language.class);
        names.put(Language.EN, text("name_en", name(Language.EN), 120));
        for (Language language : Language.values()) {
            String name = form.apply("name_" + language.tag());
            if (!name.isEmpty()) {
                names.put(language, text("name_" + language.tag(), name(language), 120));
            }
        }
        return names;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(form.apply("zone"));
        } catch (DateTimeException e) {
            throw Problem.of("setup.zone_unknown", form.apply("zone")).causedBy(e);
        }
    }

    private Code phase() {
        try {
            return CodeList.MISSION_PHASE.code(form.apply("phase"));
        } catch (IllegalArgumentException e) {
            throw Problem.of("setup.phase_unknown", form.apply("phase")).causedBy(e);
        }
    }

    private Retention.Stay stay(String field) {
        String said = form.apply(field);
        try {
            return Retention.Stay.parse(said);
        } catch (IllegalArgumentException e) {
            throw Fields.in("setup." + field, Problem.of("setup.stay", said, Retention.MOST_DAYS))
                    .causedBy(e);
        }
    }

    private static Problem name(Language language) {
        return Problem.of("setup.name_in", language.ownName());
    }

    private String text(String field, Problem label, int most) {
        String said = form.apply(field);
        if (said.isEmpty() || said.length() > most) {
            throw Problem.of("setup.text", label, most).asException();
        }
        return said;
    }

    private int whole(String field, int least, int most) {
        String said = form.apply(field);
        if (!said.matches("\\d{1,6}") || Integer.parseInt(said) < least || Integer.parseInt(said) > most) {
            throw Problem.of("setup.number", Problem.of("setup." + field), said, least, most)
                    .asException();
        }
        return Integer.parseInt(said);
    }
}
