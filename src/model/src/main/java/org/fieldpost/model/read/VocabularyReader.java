package org.fieldpost.model.read;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fieldpost.model.Check;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Term;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/** Reads {@code codes.csv} and one {@code words.xx.csv} for each language; every code has words in every language. */
public final class VocabularyReader {

    private VocabularyReader() {}

    /** The vocabulary shipped with this build. */
    public static Vocabulary shipped() {
        return read(Folder.assets("vocabulary"));
    }

    public static Vocabulary read(Folder folder) {
        Map<Language, Map<Code, Csv.Row>> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            words.put(language, readWords(folder, "words." + language.tag() + ".csv"));
        }
        List<Term> terms = new ArrayList<>();
        Set<Code> codes = new HashSet<>();
        String file = "codes.csv";
        for (Csv.Row row :
                Csv.read(file, folder.text(file), List.of("list", "code", "kinds", "iccs", "hs", "source"))) {
            Code code = code(file, row);
            if (!codes.add(code)) {
                throw Problem.of("vocabulary.twice", code.list().fileName(), code.value())
                        .asException();
            }
            Map<Language, String> labels = new EnumMap<>(Language.class);
            Map<Language, String> definitions = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                Csv.Row word = words.get(language).get(code);
                if (word == null) {
                    throw Problem.of("vocabulary.wordless", code, language.tag())
                            .asException();
                }
                labels.put(language, word.get("label"));
                definitions.put(language, word.get("definition"));
            }
            terms.add(new Term(
                    code, kinds(file, row), row.get("iccs"), row.get("hs"), row.get("source"), labels, definitions));
        }
        words.forEach((language, byCode) -> byCode.keySet().stream()
                .filter(code -> !codes.contains(code))
                .findFirst()
                .ifPresent(code -> {
                    throw Problem.of("vocabulary.codeless", code, language.tag())
                            .asException();
                }));
        return new Vocabulary(terms);
    }

    private static Map<Code, Csv.Row> readWords(Folder folder, String file) {
        Map<Code, Csv.Row> words = new HashMap<>();
        for (Csv.Row row : Csv.read(file, folder.text(file), List.of("list", "code", "label", "definition"))) {
            if (row.get("label").isBlank() || row.get("definition").isBlank()) {
                throw Problem.of("vocabulary.blank", file, row.line()).asException();
            }
            if (words.put(code(file, row), row) != null) {
                throw Problem.of("vocabulary.twice", row.get("list"), row.get("code"))
                        .asException();
            }
        }
        return words;
    }

    private static Code code(String file, Csv.Row row) {
        CodeList list = CodeList.named(row.get("list"))
                .orElseThrow(() -> Problem.of("vocabulary.list", file, row.line(), row.get("list"))
                        .asException());
        try {
            Code code = list.code(row.get("code"));
            Check.that(
                    list != CodeList.INDICATOR || code.value().matches("I[1-7]\\..+"),
                    "an indicator names its interface, as I2.4 does");
            return code;
        } catch (ProblemException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw Problem.of("vocabulary.code", file, row.line(), row.get("code"))
                    .causedBy(e);
        }
    }

    private static Set<Character> kinds(String file, Csv.Row row) {
        Set<Character> kinds = new HashSet<>();
        for (String kind : row.get("kinds").split("\\|", -1)) {
            if (!kind.matches("[SBRP]")) {
                throw Problem.of("vocabulary.kind", file, row.line(), row.get("kinds"))
                        .asException();
            }
            kinds.add(kind.charAt(0));
        }
        return kinds;
    }
}
