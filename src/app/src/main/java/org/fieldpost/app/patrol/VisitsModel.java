package org.fieldpost.app.patrol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.patrol.Visit;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.PatrolLog;

/** The places the running patrol has been at: from its track, and noted by hand where the track cannot know. */
public final class VisitsModel {

    private final Desk desk;
    private final Mission mission;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.NOTHING);
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private boolean noting;

    /**
     * What the screen shows.
     *
     * @param points the mission's places, the nearest first where the phone knows where it is
     * @param visited all places so far, in the order of arrival
     * @param byHand codes of those noted by hand; only these can be taken back
     */
    public record State(List<KnownPoint> points, List<Visit> visited, List<String> byHand) {

        static final State NOTHING = new State(List.of(), List.of(), List.of());

        public State {
            points = List.copyOf(points);
            visited = List.copyOf(visited);
            byHand = List.copyOf(byHand);
        }

        public boolean visited(String point) {
            return visited.stream().anyMatch(visit -> visit.point().equals(point));
        }
    }

    public VisitsModel(Desk desk, Mission mission) {
        this.desk = desk;
        this.mission = mission;
    }

    public ObjectProperty<State> state() {
        return state;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    public void refresh() {
        desk.background().run(this::look, state::set, failed -> problem.set(Optional.of(failed)));
    }

    /** Notes that the patrol is there now; a place noted by hand is taken back. What the track saw stays. */
    public void toggle(String point) {
        boolean seenByTrack =
                state.get().visited(point) && !state.get().byHand().contains(point);
        if (noting || seenByTrack) {
            return;
        }
        noting = true;
        Instant now = desk.clock().instant();
        desk.background()
                .run(
                        () -> {
                            desk.notebook().runningPatrol().ifPresent(patrol -> note(patrol, point, now));
                            return look();
                        },
                        seen -> {
                            noting = false;
                            problem.set(Optional.empty());
                            state.set(seen);
                        },
                        failed -> {
                            noting = false;
                            problem.set(Optional.of(failed));
                        });
    }

    private void note(Patrol patrol, String point, Instant now) {
        PatrolLog log = desk.notebook().patrolLog();
        List<Visit> noted = new ArrayList<>(log.visits(patrol.key()));
        if (!noted.removeIf(visit -> visit.point().equals(point))) {
            noted.add(new Visit(point, now, now));
        }
        log.keepVisits(patrol.key(), noted);
    }

    private State look() {
        List<KnownPoint> points =
                desk.position().map(here -> mission.nearest(here.point())).orElse(mission.points());
        PatrolLog log = desk.notebook().patrolLog();
        return desk.notebook()
                .runningPatrol()
                .map(patrol -> new State(
                        points,
                        OwedReport.visits(log, patrol, mission.points()),
                        log.visits(patrol.key()).stream().map(Visit::point).toList()))
                .orElse(new State(points, List.of(), List.of()));
    }
}
