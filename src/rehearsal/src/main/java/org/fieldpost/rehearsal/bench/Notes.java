package org.fieldpost.rehearsal.bench;

import java.util.ArrayList;
import java.util.List;
import org.fieldpost.model.vocabulary.Term;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Language;

/**
 * Notes of natural language for measuring: sentences that people wrote about this very field (the vocabulary's definitions,
 * in two languages), cut at word ends near a length. None of them is in the envelope's dictionary.
 */
final class Notes {

    private final List<String> notes = new ArrayList<>();

    Notes(Vocabulary vocabulary, int characters) {
        for (Language language : List.of(Language.EN, Language.FR)) {
            for (Term term : vocabulary.all()) {
                String rest = term.definition(language);
                while (rest.length() >= characters / 2) {
                    int end = rest.length() <= characters ? rest.length() : rest.lastIndexOf(' ', characters);
                    String note = rest.substring(0, end <= 0 ? Math.min(characters, rest.length()) : end);
                    if (!notes.contains(note)) {
                        notes.add(note);
                    }
                    rest = rest.substring(note.length()).strip();
                }
            }
        }
    }

    /** The note of this number; it begins anew when all are used. */
    String note(int number) {
        return notes.get(number % notes.size());
    }

    int size() {
        return notes.size();
    }

    double meanCharacters() {
        return notes.stream().mapToInt(String::length).average().orElse(0);
    }
}
