package org.fieldpost.app.observation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.app.photo.PhotosViewModel;
import org.fieldpost.exchange.sealed.SealedReceipt;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.HandlingRule;
import org.fieldpost.model.report.InterfaceSuggestion;
import org.fieldpost.model.report.LikelyCodes;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.NoteScreening;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.Term;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Report;

/** One observation being written. Every change is saved before the next can be made. */
public final class ObservationViewModel {

    /** So many reports tell what an officer usually sees. */
    private static final int HABITS = 200;

    private static final int MOST_INTERFACES = 3;

    private final Desk desk;
    private final Mission mission;
    private final Consumer<ReceiptCode> submitted;
    private final ObjectProperty<Optional<ReceiptCode>> gone = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Draft> draft = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<Question>> asking = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Aside>> aside = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<SealedReceipt>> sealed = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Boolean> noteWarned = new SimpleObjectProperty<>(false);
    private final PhotosViewModel photos;
    private final WhereModel where;
    private final WhenModel when;
    private final SealingModel sealing;
    private final LikelyCodes likely;
    private boolean leaving;

    /** An officer without habits. */
    public ObservationViewModel(Desk desk, Mission mission, Draft opened, Consumer<ReceiptCode> submitted) {
        this(desk, mission, opened, List.of(), submitted);
    }

    /** @param past what this officer reported before, as {@link #habits} gives it */
    public ObservationViewModel(
            Desk desk, Mission mission, Draft opened, List<Observation> past, Consumer<ReceiptCode> submitted) {
        this.desk = desk;
        this.mission = mission;
        this.submitted = submitted;
        draft.set(opened);
        photos = new PhotosViewModel(desk, mission.photos(), draft::get, problem);
        where = new WhereModel(desk, mission, draft::get, this::change, this::fail);
        when = new WhenModel(desk, draft::get, this::change, this::fail);
        sealing = new SealingModel(desk, this::fail);
        likely = new LikelyCodes(past, desk.clock().instant());
        asking.set(opened.missing().stream().findFirst());
        where.named(opened).ifPresent(this::change);
    }

    /** What this officer reported lately; reads the notebook, so not for the screen's thread. */
    public static List<Observation> habits(Notebook notebook) {
        return notebook.reports(HABITS).stream().map(Report::observation).toList();
    }

    public ObjectProperty<Draft> draft() {
        return draft;
    }

    /** The question on the screen; empty when the whole is shown for review. */
    public ObjectProperty<Optional<Question>> asking() {
        return asking;
    }

    /** The page beside it that the officer has opened. */
    public ObjectProperty<Optional<Aside>> aside() {
        return aside;
    }

    /** By which the sealed report can be spoken of, once there is one; shown this once. */
    public ObjectProperty<Optional<SealedReceipt>> sealed() {
        return sealed;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** Whether the officer was asked once more because of what the note holds. */
    public ObjectProperty<Boolean> noteWarned() {
        return noteWarned;
    }

    public PhotosViewModel photos() {
        return photos;
    }

    public WhereModel where() {
        return where;
    }

    public WhenModel when() {
        return when;
    }

    public SealingModel sealing() {
        return sealing;
    }

    public Mission mission() {
        return mission;
    }

    /** Whether it is written to be sealed. */
    public boolean toBeSealed() {
        return draft.get().handling() == Handling.H4;
    }

    /** The codes offered, the likeliest first. What must be sealed is offered only in a report to be sealed. */
    public List<Term> offered(Question question) {
        List<Term> offered = new ArrayList<>();
        for (Term term :
                desk.vocabulary().list(question.list(), draft.get().kind().form())) {
            boolean nothingSeen = question == Question.ACTIVITY && term.code().is("NIL");
            boolean mayStand = toBeSealed() || HandlingRule.least(question, term.code()) != Handling.H4;
            if (mayStand && !nothingSeen) {
                offered.add(term);
            }
        }
        List<Code> first = likely(question);
        offered.sort(Comparator.comparingInt(
                term -> first.contains(term.code()) ? first.indexOf(term.code()) : first.size()));
        return offered;
    }

    /** The answers that this officer will probably give. */
    public List<Code> likely(Question question) {
        Draft now = draft.get();
        return likely.of(question, now, now.knownPoint().flatMap(mission::point));
    }

    /** Answers the question on the screen and goes on to the next that is open. */
    public void answer(Question question, Code code) {
        change(draft.get().answering(question, List.of(code)));
        asking.set(draft.get().missing().stream().findFirst());
    }

    /** Takes the answer of a question that need not be answered away again. */
    public void clear(Question question) {
        change(draft.get().answering(question, List.of()));
        asking.set(draft.get().missing().stream().findFirst());
    }

    /** Ticks or unticks one of several answers. */
    public void toggle(Question question, Code code) {
        List<Code> codes = new ArrayList<>(draft.get().answers().all(question));
        if (!codes.remove(code)) {
            if (codes.size() == question.mostAnswers()) {
                fail(Problem.of("form.most", question.mostAnswers()));
                return;
            }
            codes.add(code);
        }
        change(draft.get().answering(question, codes));
    }

    public void ask(Question question) {
        problem.set(Optional.empty());
        asking.set(Optional.of(question));
    }

    public void review() {
        problem.set(Optional.empty());
        asking.set(Optional.empty());
    }

    public void open(Aside page) {
        problem.set(Optional.empty());
        aside.set(Optional.of(page));
    }

    /** Back from the page beside. */
    public void leave() {
        problem.set(Optional.empty());
        aside.set(Optional.empty());
    }

    public void note(String text) {
        if (!text.equals(draft.get().note())) {
            noteWarned.set(false);
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

    /** What in the note looks like it names a person. */
    public List<NoteScreening.Finding> findings() {
        return NoteScreening.of(draft.get().note());
    }

    public void flash(boolean first) {
        change(draft.get().asFlash(first));
    }

    /** Handles it at this level; false, and a problem, when its content asks for a higher one. */
    public boolean handle(Handling level) {
        Handling least = draft.get().contentAsks();
        if (!level.atLeast(least)) {
            fail(Problem.of("handling.too_low", least.name()));
            return false;
        }
        change(draft.get().handledAtLeast(level));
        return true;
    }

    /** From now on it is written to be sealed: its photos are taken away, and it is not sent first. */
    public void seal() {
        if (sealing.state().get() != SealingModel.State.READY) {
            fail(Problem.of("sealed.no_recipient"));
            return;
        }
        photos.removeAll();
        change(draft.get().asFlash(false).handledAtLeast(Handling.H4));
        aside.set(Optional.empty());
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
            if (all.size() == MOST_INTERFACES) {
                fail(Problem.of("form.most", MOST_INTERFACES));
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

    private void change(Draft changed) {
        if (leaving) {
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

    /** The receipt of a report that left this phone when it was submitted: the officer is told so before anything else. */
    public ObjectProperty<Optional<ReceiptCode>> gone() {
        return gone;
    }

    /** The officer has read that it can no longer be read here. */
    void close() {
        gone.get().ifPresent(submitted);
    }

    /** Submits when nothing required is missing; pressing twice submits once. */
    public void submit() {
        Draft whole = draft.get();
        if (leaving) {
            return;
        }
        if (!whole.missing().isEmpty()) {
            asking.set(whole.missing().stream().findFirst());
        } else if (whole.place().isEmpty()) {
            open(Aside.WHERE);
            fail(Problem.of("form.no_position"));
        } else if (Boolean.TRUE.equals(photos.working().get())) {
            fail(Problem.of("photo.wait"));
        } else if (!findings().isEmpty() && Boolean.FALSE.equals(noteWarned.get())) {
            noteWarned.set(true);
        } else {
            leaving = true;
            submit(whole);
        }
    }

    private void submit(Draft whole) {
        if (whole.handling() == Handling.H4) {
            desk.background()
                    .run(
                            () -> {
                                SealedReceipt receipt =
                                        desk.notebook().submitSealed(observation(whole), whole.id(), desk.random());
                                desk.makeReady();
                                return receipt;
                            },
                            receipt -> sealed.set(Optional.of(receipt)),
                            this::stays);
            return;
        }
        desk.background()
                .run(
                        () -> {
                            ReceiptCode receipt = desk.notebook()
                                    .submit(observation(whole), whole.id(), mission.retention(), desk.random());
                            desk.makeReady();
                            return receipt;
                        },
                        receipt -> {
                            if (mission.retention().of(whole.handling()).submitted()) {
                                submitted.accept(receipt);
                            } else {
                                gone.set(Optional.of(receipt));
                            }
                        },
                        this::stays);
    }

    private void stays(Problem failed) {
        leaving = false;
        fail(failed);
    }

    private Observation observation(Draft whole) {
        Position position = whole.position().orElseThrow();
        var circumstances = new Circumstances(
                whole.patrol().or(() -> startedSince(whole)),
                position,
                whole.knownPoint(),
                mission.regions().match(position.point()),
                whole.observedAt(),
                whole.clock(),
                desk.clock().instant(),
                whole.handling(),
                whole.flash(),
                whole.note().strip(),
                whole.officerCoding());
        return Observation.of(whole.kind(), circumstances, whole.answers());
    }

    /** The running patrol, when the draft was opened on it by a version that did not note that. */
    private Optional<PatrolKey> startedSince(Draft whole) {
        return desk.notebook()
                .runningPatrol()
                .map(Patrol::key)
                .filter(key -> !key.startedAt().isAfter(whole.observedAt()));
    }

    /** Nothing that comes later, a better position or a last letter, brings it back. */
    public void discard(Runnable discarded) {
        leaving = true;
        desk.background()
                .run(
                        () -> {
                            desk.notebook().discard(draft.get().id());
                            return true;
                        },
                        done -> discarded.run(),
                        this::stays);
    }

    private void fail(Problem failed) {
        problem.set(Optional.of(failed));
    }
}
