package org.fieldpost.app.exchange;

import java.time.ZoneId;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.exchange.text.TextReport;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Report;

/** Choose a report, read the warning, then read the text out or copy it. */
final class OneTextView {

    private OneTextView() {}

    static Node of(OneTextViewModel model, Words words, ZoneId zone, Runnable back) {
        VBox page = Drawn.page(words, words.say("exchange.text"), back);
        var body = new VBox(12);
        page.getChildren().add(body);
        Node screen = Pieces.scroll(page);
        Drawn.follow(screen, model.state(), () -> {
            OneTextViewModel.State state = model.state().get();
            if (state.text().isPresent()) {
                body.getChildren().setAll(text(state, words));
            } else if (state.chosen().isPresent()) {
                body.getChildren().setAll(warning(model, state.chosen().get(), words));
            } else {
                body.getChildren().setAll(choice(model, words, zone));
            }
        });
        return screen;
    }

    private static List<Node> choice(OneTextViewModel model, Words words, ZoneId zone) {
        OneTextViewModel.State state = model.state().get();
        var list = new VBox(8);
        for (Report report : state.waiting()) {
            var of = report.observation().circumstances();
            var row = Pieces.rowButton(
                    of.flash()
                            ? Icons.named("mdal-flash_on")
                            : Icons.of(report.observation().kind()),
                    (of.flash() ? words.say("report.flash") + " · " : "") + Drawn.day(of.observedAt(), zone, words),
                    Pieces.label(report.receipt().spoken(), "strong"),
                    "text-of-" + report.receipt().spoken(),
                    () -> model.choose(report));
            list.getChildren().add(row);
        }
        if (state.waiting().isEmpty()) {
            list.getChildren().add(Pieces.label(words.say("one_text.none"), "soft"));
        }
        var problem = new VBox();
        state.problem().ifPresent(p -> problem.getChildren().add(Drawn.news(new News(false, p), words)));
        Drawn.show(problem, state.problem().isPresent());
        return List.of(problem, Pieces.label(words.say("one_text.choose"), "soft"), list);
    }

    private static List<Node> warning(OneTextViewModel model, Report report, Words words) {
        var show = Pieces.button(words.say("one_text.understood"), "mdal-check", "primary", model::understood);
        show.setId("understood");
        var none = Pieces.button(words.say("one_text.other"), "mdal-list", "secondary", model::refresh);
        none.setId("other-report");
        return List.of(
                Pieces.label(report.receipt().spoken(), "mgrs"),
                Pieces.label(words.say("one_text.warning"), "hint"),
                show,
                none);
    }

    private static List<Node> text(OneTextViewModel.State state, Words words) {
        String text = state.text().orElseThrow();
        var groups = new VBox(6);
        groups.setId("groups");
        for (String group : state.groups()) {
            Label said = Pieces.label(group, "radio-group");
            Label spelled = Pieces.label(Spelling.of(group), "soft");
            var row = new VBox(said, spelled);
            row.getStyleClass().add("radio-row");
            // groups and their spelling read from left to right everywhere
            row.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            row.setMaxWidth(Double.MAX_VALUE);
            groups.getChildren().add(row);
        }
        var whole = Drawn.code("text");
        whole.setText(text);
        var copied = Pieces.label(words.say("one_text.copied"), "good-news");
        Drawn.show(copied, false);
        Button copy = Pieces.button(words.say("one_text.copy"), "mdal-content_copy", "primary", () -> {
            var content = new ClipboardContent();
            content.putString(text);
            Drawn.show(copied, Clipboard.getSystemClipboard().setContent(content));
        });
        copy.setId("copy");
        return List.of(
                Pieces.label(words.say("one_text.count", text.length(), TextReport.MOST_CHARS), "strong"),
                whole,
                copy,
                copied,
                Pieces.label(words.say("one_text.how"), "title"),
                Pieces.label(words.say("one_text.how_why"), "soft"),
                groups);
    }
}
