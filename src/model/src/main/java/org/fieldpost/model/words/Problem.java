package org.fieldpost.model.words;

import java.util.List;

/**
 * Something a person must know and can mend: a key into the translations and the things it names. Every sentence says
 * what is wrong and what to do. A thing that has a word of its own in each language is named by another problem.
 */
public record Problem(String key, List<Object> args) {

    public Problem {
        args = List.copyOf(args);
    }

    public static Problem of(String key, Object... args) {
        return new Problem(key, List.of(args));
    }

    public String in(Words words) {
        return words.say(
                key,
                args.stream()
                        .map(arg -> arg instanceof Problem named ? named.in(words) : arg)
                        .toArray());
    }

    /** English, for logs and consoles that have no language of their own. */
    @Override
    public String toString() {
        return in(Words.in(Language.EN));
    }

    public ProblemException asException() {
        return new ProblemException(this, null);
    }

    public ProblemException causedBy(Throwable cause) {
        return new ProblemException(this, cause);
    }
}
