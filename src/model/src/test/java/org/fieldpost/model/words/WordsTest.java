package org.fieldpost.model.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    private static final Path ROOT = Path.of(System.getProperty("fieldpost.root"));
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+\\}");
    private static final Pattern WHOLE_KEY = Pattern.compile("(?:\\bProblem\\.of|\\.say)\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern KEY_BEGINNING =
            Pattern.compile("(?:\\bProblem\\.of|\\.say)\\(\\s*\"([^\"]+)\"\\s*\\+");

    @ParameterizedTest
    @EnumSource
    void every_language_has_the_same_sentences(Language language) {
        assertThat(Words.in(language).keys()).isEqualTo(Words.in(Language.EN).keys());
    }

    @ParameterizedTest
    @EnumSource
    void a_sentence_names_the_same_things_in_every_language(Language language) throws IOException {
        Map<String, String> english = sentences(Language.EN);

        assertThat(sentences(language))
                .allSatisfy((key, sentence) -> assertThat(placeholders(sentence))
                        .as(key)
                        .isEqualTo(placeholders(english.getOrDefault(key, ""))));
    }

    @ParameterizedTest
    @EnumSource
    void no_sentence_is_blank_and_none_is_given_twice(Language language) throws IOException {
        assertThat(sentences(language))
                .allSatisfy((key, sentence) -> assertThat(sentence).as(key).isNotBlank());
        assertThat(Files.readAllLines(file(language)).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> line.substring(0, Math.max(0, line.indexOf('=')))))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @ParameterizedTest
    @EnumSource
    void every_key_used_in_the_code_has_its_sentence(Language language) throws IOException {
        Set<String> used = new TreeSet<>();
        for (String source : sources()) {
            WHOLE_KEY.matcher(source).results().forEach(found -> used.add(found.group(1)));
        }
        assertThat(used).hasSizeGreaterThan(25);
        used.removeAll(Words.in(language).keys());

        assertThat(used).as("keys without words in %s", language.tag()).isEmpty();
    }

    @Test
    void every_beginning_of_a_key_used_in_the_code_begins_some_key() throws IOException {
        Set<String> keys = Words.in(Language.EN).keys();
        Set<String> idle = new TreeSet<>();
        for (String source : sources()) {
            KEY_BEGINNING
                    .matcher(source)
                    .results()
                    .map(found -> found.group(1))
                    .filter(beginning -> keys.stream().noneMatch(key -> key.startsWith(beginning)))
                    .forEach(idle::add);
        }
        assertThat(idle).isEmpty();
    }

    @Test
    void a_sentence_takes_its_things_in_the_languages_own_way() {
        var broken = Problem.of("csv.cells", "codes.csv", 12_345, 5, 6);

        assertThat(broken.in(Words.in(Language.EN))).contains("codes.csv", "12,345", " 5 ", " 6.");
        assertThat(broken.in(Words.in(Language.FR)))
                .contains("codes.csv", " 5 ")
                .containsPattern("12\\h345");
    }

    @Test
    void a_problem_within_a_problem_speaks_the_same_language() {
        var inner = Problem.of("mgrs.polar");
        var outer = Problem.of("mission.broken", "mission.json", inner);

        assertThat(outer.in(Words.in(Language.FR))).contains("Donnez latitude et longitude");
        assertThat(outer.in(Words.in(Language.EN))).contains("Give latitude and longitude");
    }

    @Test
    void what_a_person_typed_is_shown_as_typed() {
        assertThat(Words.in(Language.EN).say("mgrs.zone", "{1}N LG", 61)).startsWith("\"{1}N LG\"");
        assertThat(Words.in(Language.EN).say("csv.column", "C:\\maps\\$1.csv", "list"))
                .contains("C:\\maps\\$1.csv");
    }

    @Test
    void a_problem_thrown_says_itself_in_english_and_keeps_its_parts() {
        var cause = new IOException("disk");
        ProblemException thrown =
                Problem.of("file.unreadable", "regions.geojson").causedBy(cause);

        assertThat(thrown).hasMessageContaining("regions.geojson is missing").hasCause(cause);
        assertThat(thrown.problem()).isEqualTo(Problem.of("file.unreadable", "regions.geojson"));
    }

    @Test
    void a_key_without_words_is_a_broken_build() {
        assertThatThrownBy(() -> Words.in(Language.FR).say("no.such.key"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("no.such.key", "fr");
    }

    @Test
    void a_language_is_found_by_its_tag() {
        assertThat(Language.ofTag("fr")).contains(Language.FR);
        assertThat(Language.ofTag("FR")).isEmpty();
        assertThat(Language.ofTag("tlh")).isEmpty();
    }

    private static Path file(Language language) {
        return ROOT.resolve("assets/translations").resolve(language.tag() + ".properties");
    }

    private static Map<String, String> sentences(Language language) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file(language))) {
            properties.load(in);
        }
        Map<String, String> sentences = new TreeMap<>();
        properties.forEach((key, sentence) -> sentences.put((String) key, (String) sentence));
        return sentences;
    }

    private static Set<String> placeholders(String sentence) {
        return PLACEHOLDER
                .matcher(sentence)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    private static Set<String> sources() throws IOException {
        Set<Path> folders = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT.resolve("src"))) {
            modules.map(module -> module.resolve("src/main")).forEach(folders::add);
        }
        folders.add(ROOT.resolve("sync-server/src/main"));
        Set<String> sources = new TreeSet<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|jte)"))
                            .toList()) {
                        sources.add(Files.readString(file));
                    }
                }
            }
        }
        return sources;
    }
}
