package org.fieldpost.model.review;

import org.fieldpost.model.Check;

/**
 * The Admiralty code.
 *
 * @param source how reliable whoever says it has been, A the most, F cannot be judged
 * @param information how likely it is, 1 the most, 6 cannot be judged
 */
public record Grade(char source, int information) {

    public Grade {
        Check.range("grade of the source", source, 'A', 'F');
        Check.range("grade of the information", information, 1, 6);
    }

    /** @throws IllegalArgumentException for anything but a letter and a digit, as in B2 */
    public static Grade parse(String written) {
        Check.matching("grade", written, "[A-F][1-6]");
        return new Grade(written.charAt(0), written.charAt(1) - '0');
    }

    /** As it is written and said: B2. */
    @Override
    public String toString() {
        return String.valueOf(source) + information;
    }
}
