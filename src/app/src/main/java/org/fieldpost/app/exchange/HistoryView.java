package org.fieldpost.app.exchange;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.ExchangeEvent;

/** What left this phone and what arrived, the newest first, in plain words. */
final class HistoryView {

    private HistoryView() {}

    static Node of(HistoryViewModel model, Words words, ZoneId zone, Runnable back) {
        VBox page = Drawn.page(words, words.say("exchange.history"), back);
        var list = new VBox(8);
        list.setId("events");
        var older = Pieces.button(words.say("history.older"), "mdal-expand_more", "secondary", model::showOlder);
        older.setId("older");
        page.getChildren().addAll(Pieces.label(words.say("history.why"), "soft"), list, older);
        Node screen = Pieces.scroll(page);
        Drawn.follow(screen, model.state(), () -> {
            HistoryViewModel.State state = model.state().get();
            Set<String> keys = words.keys();
            list.getChildren()
                    .setAll(state.events().stream()
                            .<Node>map(event -> card(event, keys, words, zone))
                            .toList());
            state.problem().ifPresent(p -> list.getChildren().add(Drawn.news(new News(false, p), words)));
            if (state.events().isEmpty() && state.problem().isEmpty()) {
                list.getChildren().add(Pieces.label(words.say("history.none"), "soft"));
            }
            Drawn.show(older, state.more());
        });
        return screen;
    }

    private static Node card(ExchangeEvent event, Set<String> keys, Words words, ZoneId zone) {
        String way = words.say("way." + event.way().name().toLowerCase(Locale.ROOT));
        String when = Drawn.day(event.at(), zone, words);
        // a later version may have said it in words that this one does not have
        Problem said = known(event.said(), keys) ? event.said() : Problem.of("history.unworded");
        var card = Pieces.card(
                Drawn.head(icon(event.way()), way),
                Pieces.label(
                        event.times() == 1
                                ? when
                                : words.say(
                                        "history.times", when, event.times(), Drawn.day(event.since(), zone, words)),
                        "soft"),
                event.good() ? Pieces.label(said.in(words)) : Drawn.news(new News(false, said), words));
        card.setAccessibleText(way + ", " + when);
        return card;
    }

    private static boolean known(Problem said, Set<String> keys) {
        return keys.contains(said.key())
                && said.args().stream().allMatch(arg -> !(arg instanceof Problem inner) || known(inner, keys));
    }

    private static String icon(ExchangeEvent.Way way) {
        return switch (way) {
            case NETWORK -> "mdmz-wifi";
            case COURIER_WRITTEN -> "mdmz-sd_storage";
            case COURIER_READ -> "mdmz-save_alt";
            case HANDED_OVER -> "mdmz-people";
            case CARRIED -> "mdmz-markunread_mailbox";
            case BROUGHT -> "mdal-cloud_upload";
            case TEXT -> "mdmz-sms";
        };
    }
}
