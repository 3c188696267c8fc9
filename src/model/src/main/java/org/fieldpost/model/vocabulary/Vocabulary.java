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
    private final Map<Code, Term> withdrawn = new LinkedHashMap<>();

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

    /** The same terms; those that only this earlier one has are offered nowhere, and can still be read. */
    public Vocabulary withFormer(Vocabulary earlier) {
        var both = new Vocabulary(terms.values());
        both.withdrawn.putAll(withdrawn);
        earlier.all().forEach(term -> both.withdrawn.putIfAbsent(term.code(), term));
        return both;
    }

    /** Whether it is offered: what was withdrawn is not. */
    public boolean has(Code code) {
        return terms.containsKey(code);
    }

    public Optional<Term> find(Code code) {
        return Optional.ofNullable(terms.getOrDefault(code, withdrawn.get(code)));
    }

    /** The label in this language; a code the vocabulary lacks (from a newer phone) shows as itself. */
    public String label(Code code, Language language) {
        return find(code).map(term -> term.label(language)).orElse(code.value());
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
