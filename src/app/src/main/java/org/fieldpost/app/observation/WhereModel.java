package org.fieldpost.app.observation;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.fieldpost.app.Desk;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/** Where the observation was: as the phone measures, as picked on the map, as typed, or at a place known by name. */
public final class WhereModel {

    /** Nearer than this, a known point is where it was. */
    private static final double AT_POINT_M = 1_500;

    /** How precisely a place is known by its name alone. */
    private static final double NAMED_ACCURACY_M = 500;

    /** For so long after it was opened, a report takes a better position when one comes. */
    private static final Duration SETTLING = Duration.ofMinutes(2);

    /** Nobody moves the place for less. */
    private static final double CLEARLY_BETTER = 0.8;

    /** As many names as a thumb looks through. */
    private static final int MOST_NAMES = 12;

    private static final Set<Position.Source> MEASURED = EnumSet.of(Position.Source.GPS, Position.Source.SIMULATED_GPS);
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private final Desk desk;
    private final Mission mission;
    private final Supplier<Draft> draft;
    private final Consumer<Draft> change;
    private final Consumer<Problem> fail;

    WhereModel(Desk desk, Mission mission, Supplier<Draft> draft, Consumer<Draft> change, Consumer<Problem> fail) {
        this.desk = desk;
        this.mission = mission;
        this.draft = draft;
        this.change = change;
        this.fail = fail;
    }

    /** How long the phone has known the place. */
    public Optional<Duration> age() {
        return draft.get().place().map(place -> {
            Duration age = Duration.between(place.foundAt(), now());
            return age.isNegative() ? Duration.ZERO : age;
        });
    }

    public boolean measured() {
        return draft.get()
                .position()
                .map(Position::source)
                .filter(MEASURED::contains)
                .isPresent();
    }

    /** What the phone measures now, if it does. */
    public Optional<Position> measurable() {
        return desk.position();
    }

    /** The accuracy that is assumed because the phone tells none. */
    public Optional<Double> assumedAccuracyM() {
        return desk.device().gps().tellsAccuracy()
                ? Optional.empty()
                : measurable().map(Position::accuracyM);
    }

    /** Back to what the phone measures; a problem when it measures nothing. */
    public void placeByGps() {
        desk.measured()
                .ifPresentOrElse(
                        here -> put(here.position(), here.at()), () -> fail.accept(Problem.of("place.now_none")));
    }

    /** Places the observation by a typed grid reference; false, and a problem, when it is none. */
    public boolean placeByGrid(String reference) {
        try {
            put(Mgrs.parse(reference), now());
            return true;
        } catch (ProblemException e) {
            fail.accept(e.problem());
            return false;
        }
    }

    public void placeAt(KnownPoint point) {
        change.accept(draft.get()
                .at(
                        new Position(point.point(), NAMED_ACCURACY_M, Position.Source.NAMED_PLACE),
                        Optional.of(point.code()),
                        now()));
    }

    public void placeOnMap(Position picked) {
        put(picked, now());
    }

    /** Takes the position that comes while the officer writes, when there was none or a clearly worse one. */
    void settle() {
        desk.measured()
                .filter(here -> better(draft.get(), here.position(), now()))
                .ifPresent(here -> put(here.position(), here.at()));
    }

    /** Whether a position that comes now is to replace the draft's. Pure. */
    static boolean better(Draft draft, Position fix, Instant now) {
        if (draft.place().isEmpty()) {
            return true;
        }
        Position had = draft.place().get().position();
        return MEASURED.contains(had.source())
                && fix.accuracyM() < had.accuracyM() * CLEARLY_BETTER
                && now.isBefore(draft.openedAt().plus(SETTLING));
    }

    /** The known point of a place that has none yet. */
    Optional<Draft> named(Draft opened) {
        return opened.place()
                .filter(place -> place.knownPoint().isEmpty())
                .flatMap(place -> near(place.position())
                        .map(point -> opened.at(place.position(), Optional.of(point), place.foundAt())));
    }

    private void put(Position position, Instant found) {
        change.accept(draft.get().at(position, near(position), found));
    }

    private Optional<String> near(Position position) {
        return mission.nearest(position.point()).stream()
                .findFirst()
                .filter(p -> p.point().distanceM(position.point()) <= AT_POINT_M)
                .map(KnownPoint::code);
    }

    /** The known points whose name or code holds what was typed, the nearest first; some of them when nothing was. */
    public List<KnownPoint> called(String typed) {
        String sought = plain(typed);
        return around().map(mission::nearest).orElse(mission.points()).stream()
                .filter(p -> plain(p.name()).contains(sought) || plain(p.code()).contains(sought))
                .limit(MOST_NAMES)
                .toList();
    }

    /** How far a known point is from where the officer is, or from the place of the report. */
    public Optional<Double> distanceM(KnownPoint point) {
        return around().map(from -> from.distanceM(point.point()));
    }

    private Optional<Point> around() {
        return desk.position().or(() -> draft.get().position()).map(Position::point);
    }

    private static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private Instant now() {
        return desk.clock().instant();
    }
}
