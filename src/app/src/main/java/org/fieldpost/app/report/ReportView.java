package org.fieldpost.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.exchange.Spelling;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.AskedOfReport;
import org.fieldpost.notebook.ReportLife;
import org.fieldpost.notebook.ReportStanding;

/** A report with everything that became of it, from the top what is needed most: receipt, state, questions. */
final class ReportView {

    /** To ten metres. */
    private static final int MGRS_DIGITS = 4;

    private final ReportViewModel model;
    private final ReportWords report;
    private final Words words;
    private final Screens screens;

    private ReportView(ReportViewModel model, ReportWords report, Screens screens) {
        this.model = model;
        this.report = report;
        this.words = report.words();
        this.screens = screens;
    }

    static Node of(ReportViewModel model, ReportWords report, Screens screens) {
        var view = new ReportView(model, report, screens);
        var body = new VBox(12);
        var acts = new VBox(12);
        var rest = new VBox(12);
        Runnable act = () -> acts.getChildren().setAll(view.acts());
        Runnable all = () -> {
            body.getChildren().setAll(view.front());
            act.run();
            rest.getChildren().setAll(view.rest());
        };
        model.life().addListener((o, was, is) -> all.run());
        model.retracting().addListener((o, was, is) -> act.run());
        all.run();
        return Pieces.scroll(Pieces.page(body, Pieces.problem(report.words(), model.problem()), acts, rest));
    }

    private List<Node> front() {
        List<Node> front = new ArrayList<>();
        front.add(receipt());
        model.life().get().ifPresent(life -> {
            front.add(state(life));
            boolean corrected = life.standing().map(ReportStanding::corrected).orElse(false);
            if (!life.questions().isEmpty()) {
                front.add(Pieces.label(words.say("life.questions"), "title"));
            }
            for (AskedOfReport question : life.questions()) {
                front.add(QuestionCard.of(model, question, report, corrected));
            }
        });
        return front;
    }

    private Node receipt() {
        String spoken = model.receipt().spoken();
        Label code = Pieces.label(spoken, "mgrs", "receipt-code");
        code.setId("receipt");
        Label spelled = Pieces.label(Spelling.of(spoken), "strong");
        // codes and their spelling read from left to right everywhere
        spelled.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return Pieces.card(Pieces.label(words.say("life.receipt"), "soft"), code, spelled);
    }

    private Node state(ReportLife life) {
        var pills = new FlowPane(8, 4);
        life.standing().ifPresent(standing -> {
            pills.getChildren()
                    .add(Pieces.pill(
                            report.state(standing),
                            ReportWords.icon(standing.state()),
                            ReportWords.colour(standing.state())));
            if (standing.corrected()) {
                pills.getChildren().add(Pieces.pill(words.say("report.corrected"), "mdal-edit", "good"));
            }
        });
        life.latest()
                .filter(latest -> latest.observation().circumstances().flash())
                .ifPresent(flash ->
                        pills.getChildren().add(Pieces.pill(words.say("report.flash"), "mdal-flash_on", "danger")));
        Label next = Pieces.label(report.next(life));
        next.setId("next");
        VBox card = Pieces.card(pills, next);
        life.gone().ifPresent(gone -> {
            fact(card, words.say("report.submitted_at"), report.time(gone.submittedAt()));
            Label why = Pieces.label(report.gone(gone), "strong");
            why.setId("gone");
            card.getChildren().add(why);
        });
        life.standing().flatMap(ReportStanding::grade).ifPresent(grade -> {
            fact(card, words.say("life.grade_source"), report.source(grade));
            fact(card, words.say("life.grade_information"), report.information(grade));
        });
        return card;
    }

    /** Correct, take back; or why it is taken back. */
    private List<Node> acts() {
        Optional<ReportStanding> standing = model.life().get().flatMap(ReportLife::standing);
        if (standing.isEmpty() || !standing.get().open()) {
            return List.of();
        }
        ReportViewModel.Retracting retracting = model.retracting().get();
        if (!retracting.asked()) {
            var correct = Pieces.button(
                    words.say("life.correct"), "mdal-edit", "secondary", () -> model.correct(screens::observe));
            correct.setId("correct");
            var retract = Pieces.button(words.say("life.retract"), "mdmz-undo", "secondary", model::askWhy);
            retract.setId("retract");
            boolean readable = model.life().get().flatMap(ReportLife::latest).isPresent();
            return readable ? List.of(correct, retract) : List.of(retract);
        }
        List<Node> acts = new ArrayList<>();
        acts.add(Pieces.label(words.say("life.retract_why"), "hint"));
        for (RetractionReason reason : RetractionReason.values()) {
            boolean chosen = retracting.reason().equals(Optional.of(reason));
            var row = Pieces.button(
                    report.reason(reason),
                    chosen ? "mdmz-radio_button_checked" : "mdmz-radio_button_unchecked",
                    "row",
                    () -> model.because(reason));
            row.setId("because-" + reason);
            acts.add(row);
        }
        retracting.reason().ifPresent(reason -> {
            var really = Pieces.button(
                    words.say("life.retract_really", model.receipt().spoken()),
                    "mdmz-undo",
                    "secondary",
                    model::retract);
            really.getStyleClass().add("danger");
            really.setId("really");
            acts.add(really);
        });
        var keep = Pieces.button(words.say("life.keep"), "", "secondary", model::keep);
        keep.setId("keep");
        acts.add(keep);
        return acts;
    }

    private List<Node> rest() {
        List<Node> rest = new ArrayList<>();
        model.life().get().ifPresent(life -> {
            life.latest().ifPresent(latest -> rest.add(said(latest, false)));
            if (life.revisions().size() > 1) {
                rest.add(Pieces.label(words.say("life.versions"), "title"));
                for (int i = life.revisions().size() - 1; i >= 0; i--) {
                    rest.add(said(life.revisions().get(i), true));
                }
            }
        });
        return rest;
    }

    /** What a revision says; as one of several it says when it was written, too. */
    private Node said(ReportLife.Revision revision, boolean oneOfSeveral) {
        Observation seen = revision.observation();
        Circumstances c = seen.circumstances();
        var card = Pieces.card();
        if (oneOfSeveral) {
            card.getChildren().add(Pieces.label(words.say("life.written", report.time(c.recordedAt())), "strong"));
            card.getChildren()
                    .add(
                            revision.delivered()
                                    ? Pieces.pill(words.say("state.delivered"), "mdal-cloud_done", "good")
                                    : Pieces.pill(words.say("state.waiting"), "mdmz-smartphone", "warn"));
        } else {
            Label kind = Pieces.label(words.say("kind." + seen.kind().name().toLowerCase(Locale.ROOT)), "title");
            card.getChildren().add(Pieces.row(Icons.of(seen.kind()), kind));
        }
        seen.answers()
                .byQuestion()
                .forEach((question, codes) -> fact(card, title(question), report.labels(codes, ", ")));
        fact(card, words.say("report.observed"), report.time(c.observedAt()));
        String region =
                c.region().map(RegionMatch::regionCode).map(report::region).orElse(words.say("report.no_region"));
        fact(card, words.say("report.region"), region);
        c.knownPoint().ifPresent(point -> fact(card, words.say("report.place"), report.point(point)));
        card.getChildren()
                .addAll(
                        Pieces.label(words.say("report.position"), "soft"),
                        Pieces.label(Mgrs.formatSpaced(c.position().point(), MGRS_DIGITS), "mgrs"));
        c.patrol().ifPresent(patrol -> fact(card, words.say("report.patrol"), patrol.crewCode()));
        if (!c.note().isEmpty()) {
            fact(card, words.say("report.note"), c.note());
        }
        if (revision.photos() > 0) {
            card.getChildren().add(Pieces.label(words.say("life.photos", revision.photos()), "soft"));
        }
        return card;
    }

    private String title(Question question) {
        return words.say("question." + question.name().toLowerCase(Locale.ROOT));
    }

    private static void fact(VBox card, String title, String said) {
        card.getChildren().addAll(Pieces.label(title, "soft"), Pieces.label(said));
    }
}
