package org.fieldpost.app.report;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.ReportLine;

/** The list of reports and how far each has come, a search over it, and a sheet to narrow it. */
final class ReportsView {

    private final ReportsViewModel model;
    private final Words words;
    private final VBox root = new VBox();
    private final ListView<ReportLine> list = new ListView<>();
    private final Label count = Pieces.label("", "soft", "list-count");
    private final Label none = Pieces.label("", "soft");
    private final VBox found = new VBox(count, list);

    private ReportsView(ReportsViewModel model, ReportWords report, Consumer<ReceiptCode> open) {
        this.model = model;
        this.words = report.words();
        list.setId("reports");
        list.setAccessibleText(words.say("nav.reports"));
        list.setCellFactory(view -> new ReportCell(report, open));
        list.setOnKeyPressed(e -> {
            ReportLine chosen = list.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && chosen != null) {
                open.accept(chosen.receipt());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(found, Priority.ALWAYS);
        list.setPlaceholder(Pieces.page(none));
        count.setId("found");
    }

    /** @param last the report that was opened last: the list opens there */
    static Node of(ReportsViewModel model, ReportWords report, Optional<ReceiptCode> last, Consumer<ReceiptCode> open) {
        var view = new ReportsView(model, report, open);
        view.list();
        view.found();
        model.shown().addListener((o, was, is) -> {
            view.found();
            if (was.lines().isEmpty()) {
                last.flatMap(receipt -> place(receipt, is)).ifPresent(view.list::scrollTo);
            }
        });
        return view.root;
    }

    private static Optional<Integer> place(ReceiptCode receipt, ReportsViewModel.Shown shown) {
        for (int i = 0; i < shown.lines().size(); i++) {
            if (shown.lines().get(i).receipt().equals(receipt)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Search on top, the list below. */
    private void list() {
        var search = new TextField(model.filter().get().words());
        search.setId("search");
        search.setPromptText(words.say("reports.search"));
        search.setAccessibleText(words.say("reports.search"));
        search.textProperty()
                .addListener((o, was, is) -> model.narrow(model.filter().get().searching(is)));
        HBox.setHgrow(search, Priority.ALWAYS);
        int choices = model.filter().get().choices();
        Button narrow = Pieces.button(
                choices == 0 ? "" : String.valueOf(choices), "mdal-filter_list", "secondary", this::sheet);
        narrow.setId("filter");
        narrow.setMinWidth(Region.USE_PREF_SIZE);
        narrow.setMaxWidth(Region.USE_PREF_SIZE);
        narrow.setAccessibleText(choices == 0 ? words.say("reports.filter") : words.say("reports.filters_on", choices));
        var bar = Pieces.row(search, narrow);
        root.getChildren().setAll(Pieces.page(Pieces.problem(words, model.problem()), bar), found);
    }

    /** Draws what was found. */
    private void found() {
        ReportsViewModel.Shown shown = model.shown().get();
        list.getItems().setAll(shown.lines());
        list.scrollTo(0);
        ReportFilter filter = model.filter().get();
        boolean narrowed = filter.choices() > 0 || !filter.words().isBlank();
        none.setText(words.say(shown.all() == 0 ? "reports.empty" : "reports.none_match"));
        count.setText(words.say("reports.of", shown.lines().size(), shown.all()));
        count.setVisible(narrowed);
        count.setManaged(narrowed);
    }

    /** What may narrow the list; the list waits behind it. */
    private void sheet() {
        var chips = new FlowPane(8, 8);
        chips.getChildren()
                .add(chip("report.flash", "flash", "mdal-flash_on", ReportFilter::flash, f -> f.flashOnly(!f.flash())));
        chips.getChildren()
                .add(chip(
                        "filter.question",
                        "question",
                        "mdal-help_outline",
                        ReportFilter::asked,
                        f -> f.askedOnly(!f.asked())));
        for (Kind kind : Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            chips.getChildren()
                    .add(chip(
                            "kind." + name,
                            name,
                            Icons.of(kind).getIconLiteral(),
                            f -> f.kinds().contains(kind),
                            f -> f.toggle(kind)));
        }
        for (ReportFilter.Stage stage : ReportFilter.Stage.values()) {
            String name = stage.name().toLowerCase(Locale.ROOT);
            chips.getChildren()
                    .add(chip(
                            "filter." + name,
                            name,
                            icon(stage),
                            f -> f.stages().contains(stage),
                            f -> f.toggle(stage)));
        }
        var all = Pieces.button(words.say("reports.all"), "", "secondary", () -> {
            model.narrow(ReportFilter.ALL);
            list();
        });
        all.setId("show-all");
        var show = Pieces.button("", "mdal-check", "primary", this::list);
        show.setId("show");
        Runnable count = () -> show.setText(
                words.say("reports.show", model.shown().get().lines().size()));
        model.shown().addListener((o, was, is) -> count.run());
        count.run();
        root.getChildren()
                .setAll(Pieces.scroll(
                        Pieces.page(Pieces.label(words.say("reports.filter"), "title"), chips, show, all)));
    }

    private static String icon(ReportFilter.Stage stage) {
        return ReportWords.icon(
                switch (stage) {
                    case WAITING -> Report.State.WAITING;
                    case ARRIVED -> Report.State.DELIVERED;
                    case REVIEWED -> Report.State.GRADED;
                    case RETRACTED -> Report.State.RETRACTED;
                });
    }

    private interface Chosen {
        boolean in(ReportFilter filter);
    }

    private interface Toggled {
        ReportFilter of(ReportFilter filter);
    }

    private ToggleButton chip(String key, String id, String icon, Chosen chosen, Toggled toggled) {
        var chip = new ToggleButton(words.say(key), Icons.named(icon));
        chip.setId("filter-" + id);
        chip.getStyleClass().add("chip");
        chip.setSelected(chosen.in(model.filter().get()));
        chip.setOnAction(e -> model.narrow(toggled.of(model.filter().get())));
        return chip;
    }
}
