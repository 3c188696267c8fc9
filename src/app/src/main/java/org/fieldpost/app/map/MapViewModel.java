package org.fieldpost.app.map;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.app.observation.FreshDraft;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.OffLimits;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.tiles.TileFolder;

/** The map: what is on it, what was tapped, whether the phone stands where it must not. Of the screen's thread. */
public final class MapViewModel {

    private static final double AT_POINT_M = 500;

    private final Desk desk;
    private final Mission mission;
    private final Supplier<List<Point>> track;
    private final ObjectProperty<MapContent> content;
    private final ObjectProperty<Optional<Selected>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Set<Layer>> layers = new SimpleObjectProperty<>(Layer.atFirst());
    private final ObjectProperty<Optional<OffLimits.Warning>> warning = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<TileFolder.Found>> tiles = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private Optional<Viewport> seen = Optional.empty();
    private final FreshDraft fresh;
    private boolean closed;

    /** What was tapped: a place, and the sign there if any. */
    record Selected(Point place, Optional<Sign> sign) {}

    private record Fresh(List<Report> reports, List<Point> track, Optional<Position> position) {}

    /** @param track where the running patrol went, oldest first; asked in the background */
    public MapViewModel(Desk desk, Mission mission, Supplier<List<Point>> track) {
        this.desk = desk;
        fresh = new FreshDraft(desk);
        this.mission = mission;
        this.track = track;
        content = new SimpleObjectProperty<>(MapContent.of(mission));
    }

    /** For the map opened again: the same view and layers, the rest read anew. */
    public MapViewModel again() {
        var next = new MapViewModel(desk, mission, track);
        next.seen = seen;
        next.layers.set(layers.get());
        return next;
    }

    /** What was seen last; empty on a map never shown. */
    Optional<Viewport> seen() {
        return seen;
    }

    void sees(Viewport view) {
        seen = Optional.of(view);
    }

    public ObjectProperty<MapContent> content() {
        return content;
    }

    ObjectProperty<Optional<Selected>> selected() {
        return selected;
    }

    ObjectProperty<Set<Layer>> layers() {
        return layers;
    }

    public ObjectProperty<Optional<OffLimits.Warning>> warning() {
        return warning;
    }

    /** The map packages on this phone, once they have been looked for. */
    public ObjectProperty<Optional<TileFolder.Found>> tiles() {
        return tiles;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    public Mission mission() {
        return mission;
    }

    Desk desk() {
        return desk;
    }

    /** Reads reports, track and position anew, and once the map packages. */
    public void refresh() {
        desk.background()
                .run(
                        () -> new Fresh(standing(), track.get(), desk.position()),
                        fresh -> {
                            content.set(content.get().with(fresh.reports(), fresh.track(), fresh.position()));
                            warn();
                        },
                        this::fail);
        if (tiles.get().isEmpty()) {
            var files = desk.device().files();
            desk.background()
                    .run(
                            () -> TileFolder.openAll(List.of(files.sharedDirectory(), files.privateDirectory())),
                            this::opened,
                            this::fail);
        }
    }

    private void opened(TileFolder.Found found) {
        tiles.set(Optional.of(found));
        found.problems().stream().findFirst().ifPresent(this::fail);
        if (closed) {
            close();
        }
    }

    /** Where the phone is now and how it came there; the rest stays. */
    public void refreshPosition() {
        desk.background()
                .run(
                        () -> new Fresh(List.of(), track.get(), desk.position()),
                        fresh -> {
                            MapContent is = content.get();
                            if (!fresh.track().equals(is.track())
                                    || !fresh.position().equals(is.position())) {
                                content.set(is.with(is.reports(), fresh.track(), fresh.position()));
                                warn();
                            }
                        },
                        this::fail);
    }

    private void warn() {
        warning.set(content.get().position().flatMap(here -> OffLimits.warning(mission.offLimits(), here)));
    }

    /** The place to go to for "where am I"; a problem says what to do where the phone does not know. */
    Optional<Point> locate() {
        Optional<Point> here = content.get().position().map(Position::point);
        problem.set(here.isPresent() ? Optional.empty() : Optional.of(Problem.of("map.no_position")));
        return here;
    }

    void tap(Point place, Optional<Sign> sign) {
        problem.set(Optional.empty());
        selected.set(Optional.of(new Selected(place, sign)));
    }

    void deselect() {
        selected.set(Optional.empty());
    }

    /** Layers that hold something here and now, in the order they are offered. */
    List<Layer> offered() {
        return Arrays.stream(Layer.values())
                .filter(layer -> switch (layer) {
                    case TILES ->
                        tiles.get().filter(found -> !found.packages().isEmpty()).isPresent();
                    case TRACK -> !content.get().track().isEmpty();
                    case OFF_LIMITS -> !content.get().offLimits().isEmpty();
                    case POINTS, REPORTS, GRID -> true;
                })
                .toList();
    }

    void toggle(Layer layer) {
        Set<Layer> changed = EnumSet.noneOf(Layer.class);
        changed.addAll(layers.get());
        if (!changed.remove(layer)) {
            changed.add(layer);
        }
        layers.set(changed);
    }

    /** What a patrol would report of such a point; a town, post or base suggests nothing. */
    static Optional<Kind> kindAt(KnownPoint point) {
        return switch (point.sort()) {
            case BORDER -> Optional.of(Kind.BORDER);
            case SITE -> Optional.of(Kind.RESOURCE_SITE);
            case TOWN, POST, BASE -> Optional.empty();
        };
    }

    /** A draft at this known point, saved at once; a second tap before it is open does nothing. */
    void report(Kind kind, KnownPoint point, Consumer<Draft> opened) {
        var there = new Position(point.point(), AT_POINT_M, Position.Source.NAMED_PLACE);
        fresh.open(kind, draft -> draft.at(there, Optional.of(point.code()), draft.openedAt()), opened, this::fail);
    }

    /** Those that count; one that was taken back is no mark on a map. */
    private List<Report> standing() {
        return desk.notebook().reports().stream()
                .filter(report -> report.state() != Report.State.RETRACTED)
                .toList();
    }

    /** Closes the map packages: the map is left. */
    void close() {
        closed = true;
        tiles.get()
                .ifPresent(found -> desk.background()
                        .run(
                                () -> {
                                    found.packages().forEach(each -> each.close());
                                    return true;
                                },
                                closed -> {},
                                this::fail));
    }

    private void fail(Problem failed) {
        problem.set(Optional.of(failed));
    }
}
