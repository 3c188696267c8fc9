package org.fieldpost.app.screen;

import org.fieldpost.app.look.TextSize;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;

/** Where views lead: the app shows another screen. */
public interface Screens {

    Words words();

    void home();

    void startPatrol();

    void observe(Draft draft);

    void nothingSeen();

    void reports();

    void exchange();

    void settings();

    void speak(Language language);

    void dress(Theme theme);

    Theme theme();

    void write(TextSize size);

    TextSize textSize();
}
