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
}
