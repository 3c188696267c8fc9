package org.fieldpost.app.observation;

import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.fieldpost.app.Desk;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.words.Problem;

/** Opens drafts: with place, time and patrol filled in, saved at once. Of the screen's thread. */
public final class FreshDraft {

    private final Desk desk;
    private boolean opening;

    public FreshDraft(Desk desk) {
        this.desk = desk;
    }

    /**
     * Opens one; whoever asks comes from a screen that is left then, and a second tap before it is gone does nothing.
     *
     * @param filling what is known of it already
     */
    public void open(Kind kind, UnaryOperator<Draft> filling, Consumer<Draft> opened, Consumer<Problem> failed) {
        if (opening) {
            return;
        }
        opening = true;
        byte[] id = new byte[8];
        desk.random().nextBytes(id);
        desk.background()
                .run(
                        () -> {
                            Draft draft = filling.apply(placed(Draft.open(
                                            HexFormat.of().formatHex(id),
                                            kind,
                                            desk.clock().instant(),
                                            Optional.empty()))
                                    .during(desk.notebook().runningPatrol().map(Patrol::key)));
                            desk.notebook().save(draft);
                            desk.notebook().exercise().answering(draft.id());
                            return draft;
                        },
                        opened,
                        problem -> {
                            opening = false;
                            failed.accept(problem);
                        });
    }

    /** Where the phone is, known since it was measured there. */
    private Draft placed(Draft fresh) {
        return desk.measured()
                .map(here -> fresh.at(here.position(), Optional.empty(), here.at()))
                .orElse(fresh);
    }
}
