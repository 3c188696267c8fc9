package org.fieldpost.model.vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;

/** All terms of a mission in the order of its files. Immutable; safe from any thread. */
public final class Vocabulary {

    private final Map<Code, Term> terms = new LinkedHashMap<>();

    public Vocabulary(Collection<Term> terms) {
        for (Term term : terms) {
            if (this.terms.put(term.code(), term) != null) {
                throw Problem.of(
                                "vocabulary.twice",
                                term.code().list().fileName(),
                                term.code().value())
                        .asException();
            }
        }
    }

    public boolean has(Code code) {
        return terms.containsKey(code);
    }

    public Optional<Term> find(Code code) {
        return Optional.ofNullable(terms.get(code));
    }

    /** The label in this language; a code the vocabulary lacks (from a newer phone) shows as itself. */
    public String label(Code code, Language language) {
        Term term = terms.get(code);
        return term == null ? code.value() : term.label(language);
    }

    public List<Term> list(CodeList list) {
        return terms.values().stream().filter(t -> t.code().list() == list).toList();
    }

    /** The terms a form offers: S smuggling, B border, R resource site, P patrol. */
    public List<Term> list(CodeList list, char form) {
        return list(list).stream().filter(t -> t.usedIn().contains(form)).toList();
    }

    public List<Term> all() {
        return new ArrayList<>(terms.values());
    }
}
