package org.fieldpost.model.vocabulary;

import java.util.Map;
import java.util.Set;
import org.fieldpost.model.words.Language;

/**
 * A code with its words.
 *
 * @param usedIn letters of the forms that offer it: S smuggling, B border, R resource site, P patrol
 * @param iccs code of the UNODC International Classification of Crime for Statistical Purposes, or empty
 * @param hs chapter or heading of the Harmonized System of the World Customs Organization, or empty
 * @param source SEED the 2014 background paper, V a published standard, K field knowledge
 */
public record Term(
        Code code,
        Set<Character> usedIn,
        String iccs,
        String hs,
        String source,
        Map<Language, String> labels,
        Map<Language, String> definitions) {

    public Term {
        usedIn = Set.copyOf(usedIn);
        labels = Map.copyOf(labels);
        definitions = Map.copyOf(definitions);
    }

    public String label(Language language) {
        return labels.get(language);
    }

    /** One line, in plain words: what an officer would see. */
    public String definition(Language language) {
        return definitions.get(language);
    }
}
