package org.fieldpost.app.report;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.ReportLine;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line of the list. Made once for each place on the screen; scrolling changes only what it says. */
final class ReportCell extends ListCell<ReportLine> {

    private static final double SCROLL_BAR = 20;

    /** Of a report that has left this phone. */
    private static final String GONE = "mdal-lock";

    private final ReportWords words;
    private final FontIcon kind = Icons.of(Kind.SMUGGLING);
    private final Label receipt = Pieces.label("", "strong");
    private final FontIcon stateIcon = Icons.named(ReportWords.icon(Report.State.WAITING));
    private final Label state = new Label("", stateIcon);
    private final Label flash;
    private final Label asked;
    private final Label title = Pieces.label("");
    private final Label where = Pieces.label("", "soft");
    private final VBox card;
    private ReportLine drawn;

    ReportCell(ReportWords words, Consumer<ReceiptCode> open) {
        this.words = words;
        setPrefWidth(0);
        receipt.setMinWidth(Region.USE_PREF_SIZE);
        state.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        flash = Pieces.pill(words.words().say("report.flash"), "mdal-flash_on", "danger");
        asked = Pieces.pill(words.words().say("report.question_open"), "mdal-help_outline", "warn");
        var head = new FlowPane(8, 4, Pieces.row(kind, receipt), state, flash, asked);
        card = Pieces.card(head, title, where);
        card.setAccessibleRole(AccessibleRole.BUTTON);
        // scrolled as a picture: drawing its words anew at every frame is what takes long
        card.setCache(true);
        card.setOnMouseClicked(e -> {
            if (getItem() != null) {
                open.accept(getItem().receipt());
            }
        });
    }

    @Override
    protected void updateItem(ReportLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        // a list asks again and again while it measures
        if (!line.equals(drawn)) {
            draw(line);
            drawn = line;
        }
        setGraphic(card);
    }

    /** Changes no more than what differs: a new style or picture costs a frame more than a new word. */
    private void draw(ReportLine line) {
        Report.State now = line.standing().state();
        String icon =
                line.gist().map(gist -> Icons.of(gist.kind()).getIconLiteral()).orElse(GONE);
        if (!icon.equals(kind.getIconLiteral())) {
            kind.setIconLiteral(icon);
        }
        if (drawn == null || now != drawn.standing().state()) {
            stateIcon.setIconLiteral(ReportWords.icon(now));
            state.getStyleClass().setAll("label", "pill", ReportWords.colour(now));
        }
        receipt.setText(line.receipt().spoken());
        state.setText(words.state(line.standing()));
        show(flash, line.gist().filter(ReportLine.Gist::flash).isPresent());
        show(asked, line.standing().openQuestions() > 0);
        title.setText(
                line.gist().map(words::title).orElseGet(() -> words.words().say("report.gone")));
        where.setText(line.gist()
                .map(gist -> words.time(gist.observedAt()) + " · " + words.where(gist))
                .or(() ->
                        line.gone().map(gone -> words.words().say("report.submitted", words.time(gone.submittedAt()))))
                .orElse(""));
        String sort = line.gist()
                .map(gist -> words.words().say("kind." + gist.kind().name().toLowerCase(Locale.ROOT)) + ", ")
                .orElse("");
        card.setAccessibleText(line.receipt().spoken() + ", " + sort + title.getText() + ", " + state.getText());
    }

    /**
     * As high as the card is at its width; a cell by itself measures a card as if its words never wrapped. As if the scroll
     * bar were there: a list measures its first cells before it shows one, and keeps their heights.
     */
    @Override
    protected double computePrefHeight(double width) {
        double across = getListView().getWidth() - SCROLL_BAR - snappedLeftInset() - snappedRightInset();
        return getGraphic() == null || across <= 0
                ? super.computePrefHeight(width)
                : snappedTopInset() + card.prefHeight(across) + snappedBottomInset();
    }

    private static void show(Label label, boolean shown) {
        label.setVisible(shown);
        label.setManaged(shown);
    }
}
