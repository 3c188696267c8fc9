package org.fieldpost.app.screen;

import javafx.scene.Node;
import org.fieldpost.app.look.Pieces;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;

/** Why the app cannot start, and what to do. Decides nothing, so it has no view model. */
public final class StartProblemView {

    private StartProblemView() {}

    public static Node of(Problem problem, Words words) {
        var said = Pieces.label(problem.in(words), "problem");
        said.setMaxWidth(Double.MAX_VALUE);
        return Pieces.scroll(Pieces.page(said));
    }

    /** As {@link #of(Problem, Words)}, for what the officer can mend outside the app, such as a full disk. */
    public static Node of(Problem problem, Words words, Runnable again) {
        var said = Pieces.label(problem.in(words), "problem");
        said.setMaxWidth(Double.MAX_VALUE);
        var button = Pieces.button(words.say("start.again"), "mdmz-sync", "primary", again);
        button.setId("start-again");
        return Pieces.scroll(Pieces.page(said, button));
    }
}
