package org.fieldpost.app.screen;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.BorderVisit;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ResourceSite;
import org.fieldpost.model.report.Smuggling;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Report;

/** The list of reports and how far each has come. */
public final class ReportsView {

    private ReportsView() {}

    public static Node of(ReportsViewModel model, Mission mission, Vocabulary vocabulary, Words words) {
        var list = new ListView<>(model.reports());
        list.setId("reports");
        list.setPlaceholder(Pieces.label(words.say("reports.empty"), "soft"));
        list.setCellFactory(view -> new Cell(mission, vocabulary, words));
        VBox.setVgrow(list, Priority.ALWAYS);
        return new VBox(Pieces.page(Pieces.problem(words, model.problem())), list);
    }

    private static final class Cell extends ListCell<Report> {

        private final Mission mission;
        private final Vocabulary vocabulary;
        private final Words words;

        Cell(Mission mission, Vocabulary vocabulary, Words words) {
            this.mission = mission;
            this.vocabulary = vocabulary;
            this.words = words;
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Report report, boolean empty) {
            super.updateItem(report, empty);
            setGraphic(empty || report == null ? null : card(report));
        }

        private Node card(Report report) {
            var c = report.observation().circumstances();
            String when = DateTimeFormatter.ofPattern(
                            "d MMM, HH:mm", words.language().locale())
                    .withZone(mission.zone())
                    .format(c.observedAt());
            String where = c.region()
                    .map(RegionMatch::regionCode)
                    .map(this::regionName)
                    .orElse(words.say("report.no_region"));
            Label receipt = Pieces.label(report.receipt().spoken(), "strong");
            receipt.setMinWidth(Region.USE_PREF_SIZE);
            var head =
                    new FlowPane(8, 4, Pieces.row(Icons.of(report.observation().kind()), receipt), state(report));
            var card = Pieces.card(
                    head, Pieces.label(title(report.observation())), Pieces.label(when + " · " + where, "soft"));
            if (c.flash()) {
                card.getChildren().add(1, Pieces.pill(words.say("report.flash"), "mdal-flash_on", "danger"));
            }
            card.setAccessibleText(report.receipt().spoken());
            return card;
        }

        private String regionName(String code) {
            return mission.regions()
                    .byCode(code)
                    .map(r -> r.name(words.language()))
                    .orElse(code);
        }

        private String title(Observation observation) {
            Language language = words.language();
            if (observation instanceof Smuggling s) {
                return vocabulary.label(s.activity(), language) + " · " + vocabulary.label(s.commodity(), language);
            }
            if (observation instanceof BorderVisit b) {
                return vocabulary.label(b.type(), language) + " · " + vocabulary.label(b.status(), language);
            }
            ResourceSite site = (ResourceSite) observation;
            return vocabulary.label(site.commodity(), language) + " · " + vocabulary.label(site.status(), language);
        }

        private Label state(Report report) {
            String said = words.say(
                    "state." + report.state().name().toLowerCase(Locale.ROOT),
                    report.countedIn().map(this::regionName).orElse(""));
            Label pill = switch (report.state()) {
                case WAITING -> Pieces.pill(said, "mdmz-smartphone", "warn");
                case DELIVERED -> Pieces.pill(said, "mdal-cloud_done", "good");
                case COUNTED -> Pieces.pill(said, "mdal-cloud_done", "good");
                case SET_ASIDE -> Pieces.pill(said, "mdal-error", "danger");
            };
            pill.setId("state-" + report.receipt().spoken());
            return pill;
        }
    }
}
