package org.fieldpost.app.lock;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.fieldpost.app.Desk;
import org.fieldpost.app.look.Icons;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.app.screen.Screens;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Waits;

/** The pages about the lock within an open notebook: its part of the settings, setting a PIN, leaving the phone. */
public final class LockPages {

    private final Desk desk;
    private final Lock lock;
    private final Screens screens;
    private final BiConsumer<Node, String> place;

    /** @param place shows a page under a title */
    public LockPages(Desk desk, Lock lock, Screens screens, BiConsumer<Node, String> place) {
        this.desk = desk;
        this.lock = lock;
        this.screens = screens;
        this.place = place;
    }

    /** Takes an invitation to an exercise where nobody is enrolled yet. */
    public Consumer<Invitation> training() {
        return lock::train;
    }

    public void remember(PhoneChoices.Choice choice, String word) {
        lock.remember(choice, word);
    }

    /** A trainee's notebook is emptied and stays; a live one is gone with its key. Whether it is gone. */
    public boolean forget() {
        boolean live = lock.open().mode() == MissionMode.LIVE;
        if (live) {
            lock.destroy();
        }
        return live;
    }

    /** @param left the officer has left this phone and its notebook was emptied */
    public Node settings(Runnable left) {
        Words words = screens.words();
        var now = Pieces.button(words.say("lock.now"), "mdal-lock", "primary", lock::now);
        now.setId("lock");
        var change = Pieces.button(
                words.say("pin.first.title"), "mdmz-vpn_key", "secondary", () -> pin(PinViewModel.Which.FIRST));
        change.setId("pin-change");
        var leave = Pieces.button(words.say("leave.title"), "mdmz-person_remove", "secondary", () -> leave(left));
        leave.setId("leave");
        var section = new VBox(Pieces.label(words.say("lock.title"), "title"), now, change);
        if (lock.open().mode() == MissionMode.LIVE) {
            var second = Pieces.button(
                    words.say("pin.second.title"), "mdal-layers", "secondary", () -> pin(PinViewModel.Which.SECOND));
            second.setId("pin-second");
            section.getChildren().add(second);
        }
        section.getChildren().addAll(leave, Pieces.label(words.say("lock.auto"), "title"), minutes());
        section.getStyleClass().add("section");
        return section;
    }

    private Node minutes() {
        TilePane tiles = Pieces.tiles();
        for (AutoLock each : AutoLock.values()) {
            Button tile = Pieces.tile(
                    screens.words().say("lock.minutes", each.minutes()),
                    Icons.named("mdal-alarm"),
                    "auto-lock-" + each.minutes(),
                    () -> {
                        lock.remember(PhoneChoices.Choice.AUTO_LOCK, each.name());
                        screens.settings();
                    });
            if (each == lock.auto()) {
                tile.getStyleClass().add("chosen");
            }
            tiles.getChildren().add(tile);
        }
        return tiles;
    }

    private void pin(PinViewModel.Which which) {
        var model = new PinViewModel(which, lock, desk.background());
        place.accept(
                PinView.of(model, screens.words(), screens::settings),
                screens.words().say(which == PinViewModel.Which.FIRST ? "pin.first.title" : "pin.second.title"));
    }

    private void leave(Runnable left) {
        leave(left, Optional.empty());
    }

    private void leave(Runnable left, Optional<Problem> problem) {
        desk.background()
                .run(
                        () -> new LeaveView.Held(
                                // practice was never to arrive anywhere
                                practises() ? Waits.NOTHING : desk.notebook().waits(),
                                desk.notebook().drafts().size()),
                        held -> place.accept(
                                LeaveView.of(
                                        screens.words(),
                                        held,
                                        problem,
                                        screens::exchange,
                                        () -> empty(left),
                                        screens::settings),
                                screens.words().say("leave.title")),
                        unread -> screens.settings());
    }

    private boolean practises() {
        return desk.notebook()
                .enrolment()
                .filter(enrolled -> enrolled.invitation().alone())
                .isPresent();
    }

    /** What waits is made ready to travel first; where it cannot be, nothing is emptied. */
    private void empty(Runnable left) {
        desk.background()
                .run(
                        () -> {
                            desk.sealAllForTravel();
                            desk.notebook().wipe();
                            return true;
                        },
                        emptied -> left.run(),
                        failed -> leave(left, Optional.of(failed)));
    }
}
