package org.fieldpost.app.report;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.AskedOfReport;
import org.fieldpost.notebook.ReportLife;

/** One report with what became of it. Correcting, taking back and answering need no link. */
public final class ReportViewModel {

    private final Desk desk;
    private final ReceiptCode receipt;
    private final ObjectProperty<Optional<ReportLife>> life = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Retracting> retracting = new SimpleObjectProperty<>(Retracting.NOT);
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    /** What was typed since the report was read, by question. */
    private final Map<Long, String> typed = new HashMap<>();

    private boolean busy;

    /**
     * How far taking the report back has come.
     *
     * @param asked whether the reasons are shown
     */
    public record Retracting(boolean asked, Optional<RetractionReason> reason) {
        static final Retracting NOT = new Retracting(false, Optional.empty());
    }

    public ReportViewModel(Desk desk, ReceiptCode receipt) {
        this.desk = desk;
        this.receipt = receipt;
    }

    public ReceiptCode receipt() {
        return receipt;
    }

    /** Empty until it was read, and while nothing of this report is here. */
    public ObjectProperty<Optional<ReportLife>> life() {
        return life;
    }

    public ObjectProperty<Retracting> retracting() {
        return retracting;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    public void refresh() {
        desk.background()
                .run(
                        () -> desk.notebook().submitted().life(receipt),
                        found -> {
                            life.set(found);
                            if (found.isEmpty()) {
                                fail(Problem.of("life.nothing", receipt.spoken()));
                            }
                        },
                        this::fail);
    }

    /** Opens a draft with what the report says now, or the one that was begun before. */
    public void correct(Consumer<Draft> opened) {
        Optional<Observation> says = life.get().flatMap(ReportLife::latest).map(ReportLife.Revision::observation);
        if (busy || says.isEmpty()) {
            return;
        }
        busy = true;
        byte[] id = new byte[8];
        desk.random().nextBytes(id);
        desk.background()
                .run(
                        () -> draft(HexFormat.of().formatHex(id), says.get()),
                        draft -> {
                            busy = false;
                            opened.accept(draft);
                        },
                        this::fail);
    }

    private Draft draft(String id, Observation says) {
        Optional<Draft> begun = desk.notebook().drafts().stream()
                .filter(draft -> draft.revises().equals(Optional.of(receipt)))
                .findFirst();
        return begun.orElseGet(() -> {
            Draft draft = Draft.correcting(id, receipt, says);
            desk.notebook().save(draft);
            return draft;
        });
    }

    /** The officer wants to take it back and is asked why. */
    public void askWhy() {
        retracting.set(new Retracting(true, Optional.empty()));
    }

    public void because(RetractionReason reason) {
        retracting.set(new Retracting(true, Optional.of(reason)));
    }

    /** The officer keeps it after all. */
    public void keep() {
        retracting.set(Retracting.NOT);
    }

    /** Takes it back, once a reason was chosen. */
    public void retract() {
        retracting
                .get()
                .reason()
                .ifPresent(reason -> change(() -> {
                    desk.notebook().submitted().retract(receipt, reason);
                    return true;
                }));
    }

    /** The answer to a question as far as it is written. */
    public String written(AskedOfReport question) {
        return typed.getOrDefault(question.asked().id(), question.begun());
    }

    /** Keeps what is written of an answer, at every change. */
    public void write(long question, String text) {
        typed.put(question, text);
        desk.background()
                .run(
                        () -> {
                            desk.notebook().submitted().begin(question, text);
                            return true;
                        },
                        kept -> {},
                        this::fail);
    }

    /** Gives the answer that is written. */
    public void answer(AskedOfReport question) {
        String text = written(question).strip();
        if (text.isEmpty()) {
            fail(Problem.of("answer.empty"));
            return;
        }
        answer(new Answered(question.asked().id(), text, false));
    }

    /** The correction that was made is the answer; what is written goes with it. */
    public void answerByCorrection(AskedOfReport question) {
        answer(new Answered(question.asked().id(), written(question).strip(), true));
    }

    private void answer(Answered answered) {
        change(() -> {
            desk.notebook().submitted().answer(answered);
            return true;
        });
    }

    private interface Change {
        boolean make();
    }

    /** Pressing twice changes once. */
    private void change(Change change) {
        if (busy) {
            return;
        }
        busy = true;
        desk.background()
                .run(
                        () -> {
                            boolean made = change.make();
                            desk.makeReady();
                            return made;
                        },
                        made -> {
                            busy = false;
                            problem.set(Optional.empty());
                            retracting.set(Retracting.NOT);
                            refresh();
                        },
                        this::fail);
    }

    private void fail(Problem failed) {
        busy = false;
        problem.set(Optional.of(failed));
    }
}
