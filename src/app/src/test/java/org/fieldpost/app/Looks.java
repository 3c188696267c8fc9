package org.fieldpost.app;

import java.util.Arrays;
import java.util.stream.Stream;
import org.fieldpost.app.look.Theme;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.params.provider.Arguments;

/** How every screen is looked at: in each language by day, and in English and Arabic in each theme. */
final class Looks {

    private Looks() {}

    static Stream<Arguments> all() {
        return Arrays.stream(Language.values())
                .flatMap(spoken -> Arrays.stream(Theme.values())
                        .filter(theme -> theme == Theme.LIGHT || spoken == Language.EN || spoken == Language.AR)
                        .map(theme -> Arguments.of(spoken, theme)));
    }
}
