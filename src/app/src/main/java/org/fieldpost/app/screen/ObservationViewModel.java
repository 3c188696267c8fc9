package org.fieldpost.app.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.app.photo.PhotosViewModel;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.InterfaceSuggestion;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.Term;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/** One observation being written. Every change is saved before the next can be made. */
public final class ObservationViewModel {

    /** Nearer than this, a known point is where the officer stands. */
    private static final double AT_POINT_M = 1_500;

    private final Desk desk;
    private final Mission mission;
    private final Consumer<ReceiptCode> submitted;
    private final ObjectProperty<Draft> draft = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<Question>> asking = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final Map<Code, Integer> used = new HashMap<>();
    private final PhotosViewModel photos;
    private boolean submitting;

    public ObservationViewModel(Desk desk, Mission mission, Draft opened, Consumer<ReceiptCode> submitted) {
        this.desk = desk;
        this.mission = mission;
        this.submitted = submitted;
        draft.set(opened);
        photos = new PhotosViewModel(desk, mission.photos(), draft::get, problem);
        asking.set(opened.missing().stream().findFirst());
        if (opened.position().isPresent() && opened.knownPoint().isEmpty()) {
            nearby().ifPresent(point -> change(opened.at(opened.position().get(), Optional.of(point.code()))));
        }
        desk.background()
                .run(
                        () -> desk.notebook().reports(),
                        reports -> reports.forEach(report -> report.observation()
                                .answers()
                                .byQuestion()
                                .values()
                                .forEach(codes -> codes.forEach(code -> used.merge(code, 1, Integer::sum)))),
                        this::fail);
    }

    public ObjectProperty<Draft> draft() {
        return draft;
    }

    /** The question on the screen; empty when the whole is shown for review. */
    public ObjectProperty<Optional<Question>> asking() {
        return asking;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    public PhotosViewModel photos() {
        return photos;
    }

    public Mission mission() {
        return mission;
    }

    /** The codes offered, those this officer used most first. What must be sealed is not offered yet. */
    public List<Term> offered(Question question) {
        List<Term> offered = new ArrayList<>();
        for (Term term :
                desk.vocabulary().list(question.list(), draft.get().kind().form())) {
            boolean nothingSeen = question == Question.ACTIVITY && term.code().is("NIL");
            if (HandlingRule.least(question, term.code()) != Handling.H4 && !nothingSeen) {
                offered.add(term);
            }
        }
        offered.sort(Comparator.comparingInt(term -> -used.getOrDefault(term.code(), 0)));
        return offered;
    }

    /** Answers the question on the screen and goes on to the next that is open. */
    public void answer(Question question, Code code) {
        change(draft.get().answering(question, List.of(code)));
        asking.set(draft.get().missing().stream().findFirst());
    }

    /** Ticks or unticks one of several answers. */
    public void toggle(Question question, Code code) {
        List<Code> codes = new ArrayList<>(draft.get().answers().all(question));
        if (!codes.remove(code)) {
            if (codes.size() == question.mostAnswers()) {
                problem.set(Optional.of(Problem.of("form.most", question.mostAnswers())));
                return;
            }
            codes.add(code);
        }
        change(draft.get().answering(question, codes));
    }

    public void ask(Question question) {
        asking.set(Optional.of(question));
    }

    public void review() {
        asking.set(Optional.empty());
    }

    public void note(String text) {
        if (!text.equals(draft.get().note())) {
            change(draft.get().noting(cut(text)));
        }
    }

    /** At most as long as a note may be, and never through the middle of a character. */
    private static String cut(String text) {
        if (text.length() <= Circumstances.NOTE_CHARS) {
            return text;
        }
        int end = Circumstances.NOTE_CHARS
                - (Character.isHighSurrogate(text.charAt(Circumstances.NOTE_CHARS - 1)) ? 1 : 0);
        return text.substring(0, end);
    }

    public void flash(boolean first) {
        change(draft.get().asFlash(first));
    }

    /** The interfaces the machine proposes, with what made it do so. */
    public List<InterfaceSuggestion> suggestions() {
        return InterfaceSuggestion.from(draft.get().answers());
    }

    /** Takes or drops an interface; the first taken is the primary one. */
    public void judge(NexusInterface judged) {
        List<NexusInterface> all = new ArrayList<>(
                draft.get().officerCoding().map(c -> List.copyOf(c.all())).orElse(List.of()));
        if (!all.remove(judged)) {
            if (all.size() == 3) {
                problem.set(Optional.of(Problem.of("form.most", 3)));
                return;
            }
            all.add(judged);
        }
        change(draft.get()
                .coded(
                        all.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Coding(all.get(0), all.subList(1, all.size()), ""))));
    }

    /** Places the observation by a typed grid reference; false, and a problem, when it is none. */
    public boolean placeByGrid(String reference) {
        try {
            change(draft.get().at(Mgrs.parse(reference), Optional.empty()));
            return true;
        } catch (ProblemException e) {
            problem.set(Optional.of(e.problem()));
            return false;
        }
    }

    public void placeAt(KnownPoint point) {
        double accuracyM = 500;
        change(draft.get()
                .at(new Position(point.point(), accuracyM, Position.Source.NAMED_PLACE), Optional.of(point.code())));
    }

    /** Back to what the phone measures. */
    public void placeByGps() {
        desk.position().ifPresent(here -> change(draft.get().at(here, Optional.empty())));
    }

    private Optional<KnownPoint> nearby() {
        return draft.get()
                .position()
                .flatMap(here -> mission.nearest(here.point()).stream()
                        .findFirst()
                        .filter(p -> p.point().distanceM(here.point()) <= AT_POINT_M));
    }

    private void change(Draft changed) {
        if (submitting) {
            return;
        }
        draft.set(changed);
        problem.set(Optional.empty());
        desk.background()
                .run(
                        () -> {
                            desk.notebook().save(changed);
                            return changed;
                        },
                        saved -> {},
                        this::fail);
    }

    /** Submits when nothing required is missing; pressing twice submits once. */
    public void submit() {
        Draft whole = draft.get();
        if (submitting) {
            return;
        }
        if (!whole.missing().isEmpty()) {
            asking.set(whole.missing().stream().findFirst());
            return;
        }
        if (whole.position().isEmpty()) {
            problem.set(Optional.of(Problem.of("form.no_position")));
            return;
        }
        if (photos.working().get()) {
            problem.set(Optional.of(Problem.of("photo.wait")));
            return;
        }
        submitting = true;
        desk.background().run(() -> desk.notebook().submit(observation(whole), whole.id()), submitted, failed -> {
            submitting = false;
            fail(failed);
        });
    }

    private Observation observation(Draft whole) {
        Position position = whole.position().orElseThrow();
        Optional<PatrolKey> patrol = desk.notebook().runningPatrol().map(p -> p.key());
        var circumstances = new Circumstances(
                patrol,
                position,
                whole.knownPoint(),
                mission.regions().match(position.point()),
                whole.openedAt(),
                ClockConfidence.PHONE,
                desk.clock().instant(),
                whole.handling(),
                whole.flash(),
                whole.note().strip(),
                whole.officerCoding());
        return Observation.of(whole.kind(), circumstances, whole.answers());
    }

    public void discard(Runnable discarded) {
        desk.background()
                .run(
                        () -> {
                            desk.notebook().discard(draft.get().id());
                            return true;
                        },
                        done -> discarded.run(),
                        this::fail);
    }

    private void fail(Problem failed) {
        problem.set(Optional.of(failed));
    }
}
