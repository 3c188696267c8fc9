package org.fieldpost.app.screen;

import java.util.Optional;
import java.util.function.Consumer;
import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;

/** Where views lead: the app shows another screen. */
public interface Screens {

    Words words();

    void home();

    void startPatrol();

    void planPatrol();

    void notePlaces();

    void patrolReport(PatrolKey patrol);

    void observe(Draft draft);

    void nothingSeen();

    void reports();

    /** The reports of which something is asked. */
    void askedReports();

    void report(ReceiptCode receipt);

    void map();

    /**
     * Lets the officer choose a place on the map. The caller goes on to another screen in either case.
     *
     * @param around where the map opens; without it the whole mission is shown
     * @param picked takes the place with the accuracy of a thumb at that zoom
     */
    void pickPlace(Optional<Position> around, Consumer<Position> picked, Runnable turnedBack);

    void exchange();

    void settings();

    void speak(Language language);

    void dress(Theme theme);

    Theme theme();

    void write(TextSize size);

    TextSize textSize();
}
