package org.fieldpost.server.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fieldpost.server.access.Right;

/**
 * Where a person may go from every page: what is used most in sight, the rest under one heading that opens.
 *
 * @param ahead in sight on a wide page; on a narrow one only the first {@link #NARROW} are
 * @param more what opens, on every page
 */
public record Navigation(List<Place> ahead, List<Place> more) {

    private static final int WIDE = 4;
    public static final int NARROW = 2;

    /** Places in the order of their use. */
    public enum Place {
        RUNS(Right.EXERCISES, "/runs", "page.runs"),
        MATRIX(Right.READ_REPORTS, "/", "page.matrix"),
        REVIEW(Right.REVIEW, "/review", "page.review"),
        PATROLS(Right.READ_REPORTS, "/patrols", "page.patrols"),
        COVERAGE(Right.READ_REPORTS, "/coverage", "page.coverage"),
        TREND(Right.READ_REPORTS, "/trend", "page.trend"),
        MAP(Right.READ_REPORTS, "/map", "page.map"),
        LAG(Right.READ_REPORTS, "/lag", "page.lag"),
        SITREPS(Right.READ_REPORTS, "/sitreps", "page.sitreps"),
        PLAN(Right.PLAN, "/plan", "page.plan"),
        SEALED(Right.READ_SEALED, "/sealed", "page.sealed"),
        RELEASED(Right.READ_REPORTS, "/released", "page.released"),
        EXPORTS(Right.READ_REPORTS, "/exports", "page.exports"),
        WIDER(Right.READ_REPORTS, "/wider", "page.wider"),
        COURIER(Right.IMPORT, "/courier", "page.courier"),
        TEXTS(Right.IMPORT, "/texts", "page.texts"),
        EXERCISES(Right.EXERCISES, "/exercises", "page.exercises"),
        PHONES(Right.ENROL, "/phones", "page.phones"),
        PEOPLE(Right.PEOPLE, "/people", "page.people"),
        MISSION(Right.MISSION, "/mission", "page.mission"),
        RECIPIENTS(Right.MISSION, "/recipients", "page.recipients"),
        LOG(Right.AUDIT, "/log", "page.log");

        private final Right right;
        private final String path;
        private final String key;

        Place(Right right, String path, String key) {
            this.right = right;
            this.path = path;
            this.key = key;
        }

        public String path() {
            return path;
        }

        public String key() {
            return key;
        }

        /** Whether it is about running the server and not about reports. */
        public boolean office() {
            return compareTo(PHONES) >= 0;
        }

        /** Whether a page lies here. */
        public boolean holds(String page) {
            return page.equals(path)
                    || (!path.equals("/") && page.startsWith(path + "/"))
                    || (this == MAP && page.startsWith("/measures/"))
                    || (this == MISSION && page.startsWith("/markers"));
        }
    }

    static Navigation of(Page page) {
        List<Place> open = Arrays.stream(Place.values())
                .filter(place -> page.may(place.right))
                .toList();
        // an opening for a single place would only hide it
        int ahead = open.size() <= WIDE + 1 ? open.size() : WIDE;
        return new Navigation(open.subList(0, ahead), open.subList(ahead, open.size()));
    }

    /** Whether there is more than a narrow page shows. */
    public boolean opensWhenNarrow() {
        return ahead.size() + more.size() > NARROW;
    }

    /** What opens on a narrow page: there also what only a wide one has room for. */
    public List<Place> behind(boolean office) {
        return Stream.concat(ahead.stream().skip(NARROW), more.stream())
                .filter(place -> place.office() == office)
                .toList();
    }

    /** Whether a place is in sight on a wide page. */
    public boolean isAhead(Place place) {
        return ahead.contains(place);
    }
}
