package org.fieldpost.app.patrol;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.look.Ticking;
import org.fieldpost.app.print.PatrolReportPrint;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.PatrolReport.Section;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.PatrolLog.Stage;

/** The patrol report as a form: what is known stands in it, the rest is asked; the clock to hand it in on top. */
final class PatrolReportView {

    private final PatrolReportModel model;
    private final PatrolLines lines;
    private final Words words;
    private final Optional<PatrolReportPrint> printer;
    private final VBox root = new VBox();
    private final VBox bottom = new VBox();
    private final Label clock = Pieces.label("", "big");

    private PatrolReportView(PatrolReportModel model, PatrolLines lines, Optional<PatrolReportPrint> printer) {
        this.model = model;
        this.lines = lines;
        this.words = lines.words();
        this.printer = printer;
        clock.setId("hand-in-clock");
        // a sentence on the button is never squeezed by the long form above it
        bottom.setMinHeight(Region.USE_PREF_SIZE);
    }

    static Node of(PatrolReportModel model, PatrolLines lines, Optional<PatrolReportPrint> printer) {
        var view = new PatrolReportView(model, lines, printer);
        // what is typed changes the report under the form, not the form
        model.state().addListener((o, was, is) -> {
            if (!was.map(PatrolReportModel.State::stage).equals(is.map(PatrolReportModel.State::stage))) {
                view.draw();
            }
        });
        model.handInAsked()
                .addListener((o, was, is) -> model.state()
                        .get()
                        .ifPresent(shown -> view.bottom.getChildren().setAll(view.bottom(shown))));
        view.draw();
        Ticking.whileShown(view.root, () -> {
            model.refresh();
            view.tick();
        });
        return view.root;
    }

    private void draw() {
        root.getChildren().clear();
        model.state().get().ifPresent(shown -> {
            bottom.getChildren().setAll(bottom(shown));
            root.getChildren().addAll(form(shown), bottom);
        });
        tick();
    }

    private void tick() {
        model.state().get().ifPresent(shown -> {
            boolean late = shown.open() && model.handIn().late(model.now());
            clock.setText(
                    shown.open()
                            ? Times.handIn(model.handIn(), model.now(), words)
                            : words.say(
                                    shown.stage() == Stage.DELIVERED
                                            ? "patrol_report.delivered"
                                            : "patrol_report.handed_in"));
            clock.getStyleClass().remove("late");
            if (late) {
                clock.getStyleClass().add("late");
            }
        });
    }

    private Node form(PatrolReportModel.State shown) {
        PatrolReport report = shown.report();
        var page = Pieces.page(
                Pieces.card(
                        Pieces.row(Icons.named(shown.open() ? "mdmz-timer" : "mdal-assignment_turned_in"), clock),
                        Pieces.label(words.say(shown.open() ? "patrol_report.why" : "patrol_report.stays"), "soft")),
                facts(shown),
                title(words.say("patrol_report.to")),
                choice(
                        shown,
                        PatrolReport.Addressee.values(),
                        PatrolReport::to,
                        lines::to,
                        model::address,
                        "mdal-account_balance"),
                title(words.say("patrol_report.places")),
                ReportPlaces.of(model, lines),
                title(lines.section(Section.OBSERVATIONS)),
                list(lines.observations(shown)),
                text(shown, Section.OBSERVATIONS),
                title(words.say("home.nil")),
                list(shown.nilReports().stream().map(lines::nil).toList()));
        for (Section section : Section.values()) {
            if (section != Section.OBSERVATIONS) {
                page.getChildren().addAll(title(lines.section(section)), text(shown, section));
            }
        }
        page.getChildren()
                .addAll(
                        fact("patrol_report.prepared_by", report.preparedBy(), "strong"),
                        title(words.say("patrol_report.approved_by")),
                        choice(
                                shown,
                                PatrolReport.Approval.values(),
                                PatrolReport::approvedBy,
                                lines::approval,
                                model::approve,
                                "mdmz-verified_user"));
        printer.ifPresent(given -> page.getChildren().addAll(print(given), printed()));
        return Pieces.scroll(page);
    }

    private Node facts(PatrolReportModel.State shown) {
        PatrolReport report = shown.report();
        var card = Pieces.card(
                Pieces.row(
                        Pieces.label(report.patrol().crewCode(), "title"),
                        Pieces.spring(),
                        Icons.of(shown.patrol().means())),
                Pieces.label(lines.meansAndTask(shown.patrol()), "soft"),
                fact("patrol_report.period", lines.period(report), "strong"),
                fact("patrol_report.effort", lines.effort(report.effort()), "strong"),
                fact("patrol_report.departure", lines.position(report.departure()), "mgrs"),
                fact("patrol_report.arrival", lines.position(report.arrival()), "mgrs"));
        card.setId("report-facts");
        return card;
    }

    private Node fact(String key, String said, String style) {
        return new VBox(Pieces.label(words.say(key), "soft"), Pieces.label(said, style));
    }

    private static Label title(String text) {
        return Pieces.label(text, "title");
    }

    private Node list(List<String> said) {
        var card = Pieces.card();
        lines.orNone(said).forEach(line -> card.getChildren().add(Pieces.label(line)));
        return card;
    }

    private Node text(PatrolReportModel.State shown, Section section) {
        if (!shown.open()) {
            return list(shown.report().text(section).lines().toList());
        }
        var area = new TextArea(shown.report().text(section));
        area.setId("text-" + section.name().toLowerCase(Locale.ROOT));
        area.setWrapText(true);
        area.setPrefRowCount(3);
        area.setPromptText(words.say("patrol_report.prompt", PatrolReport.TEXT_CHARS));
        area.setAccessibleText(lines.section(section));
        area.setTextFormatter(new TextFormatter<>(
                change -> change.getControlNewText().length() <= PatrolReport.TEXT_CHARS ? change : null));
        area.textProperty().addListener((o, was, is) -> model.tell(section, is));
        return area;
    }

    private <T extends Enum<T>> Node choice(
            PatrolReportModel.State shown,
            T[] values,
            Function<PatrolReport, T> chosen,
            Function<T, String> word,
            Consumer<T> choose,
            String icon) {
        if (!shown.open()) {
            return list(List.of(word.apply(chosen.apply(shown.report()))));
        }
        TilePane tiles = Pieces.tiles();
        Arrays.stream(values).forEach(value -> {
            var tile = Pieces.tile(word.apply(value), Icons.named(icon), "choose-" + value, () -> choose.accept(value));
            Chosen.mark(
                    tile,
                    model.state(),
                    state -> state.map(now -> chosen.apply(now.report()) == value)
                            .orElse(false));
            tiles.getChildren().add(tile);
        });
        return tiles;
    }

    private Node bottom(PatrolReportModel.State shown) {
        var page = Pieces.page(Pieces.problem(words, model.problem()));
        if (shown.open()) {
            boolean asked = model.handInAsked().get();
            var handIn = Pieces.button(
                    words.say(asked ? "patrol_report.hand_in_really" : "patrol_report.hand_in"),
                    "mdmz-send",
                    "primary",
                    model::submit);
            handIn.setId("hand-in");
            page.getChildren().add(handIn);
        }
        return page;
    }

    private Node print(PatrolReportPrint given) {
        var print = Pieces.button(
                words.say("patrol_report.print"), "mdmz-print", "secondary", () -> model.print(given, words));
        print.setId("print-report");
        return print;
    }

    private Node printed() {
        var said = Pieces.label("", "card");
        said.setId("printed");
        said.setMaxWidth(Double.MAX_VALUE);
        Runnable show = () -> {
            said.setText(model.printed()
                    .get()
                    .map(file -> words.say("patrol_report.printed", file))
                    .orElse(""));
            said.setVisible(model.printed().get().isPresent());
            said.setManaged(said.isVisible());
        };
        model.printed().addListener((o, was, is) -> show.run());
        show.run();
        return said;
    }
}
