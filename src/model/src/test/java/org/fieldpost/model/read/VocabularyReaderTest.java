package org.fieldpost.model.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyReaderTest {

    private static final String CODES_HEADER = "list,code,kinds,iccs,hs,source\n";
    private static final String WORDS_HEADER = "list,code,label,definition\n";
    private static final String CODES = CODES_HEADER + """
            activity,DRUG,S|B,0601,,V
            commodity,GOLD,S|B|R,,7108,V
            """;
    private static final String WORDS = WORDS_HEADER + """
            activity,DRUG,Drugs,"Packets, bales or plants"
            commodity,GOLD,Gold,Yellow grains
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void a_small_vocabulary() throws IOException {
        write("codes.csv", CODES);
        writeWords(WORDS);
        write("words.fr.csv", WORDS.replace("Gold", "Or"));
    }

    private void writeWords(String words) throws IOException {
        for (Language language : Language.values()) {
            write("words." + language.tag() + ".csv", words);
        }
    }

    @Test
    void a_well_formed_vocabulary_is_read_in_the_order_of_its_file() {
        Vocabulary vocabulary = read();

        assertThat(vocabulary.all())
                .extracting(term -> term.code().toString())
                .containsExactly("activity/DRUG", "commodity/GOLD");
        assertThat(vocabulary.label(CodeList.COMMODITY.code("GOLD"), Language.FR))
                .isEqualTo("Or");
        assertThat(vocabulary.all().get(0).definition(Language.EN)).isEqualTo("Packets, bales or plants");
        assertThat(vocabulary.all().get(1).usedIn()).containsExactlyInAnyOrder('S', 'B', 'R');
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "code", "kinds", "iccs", "hs", "source"})
    void a_missing_column_of_the_codes_is_named(String column) throws IOException {
        write("codes.csv", CODES.replaceFirst("\\b" + column + "\\b", "x" + column));

        assertProblem("codes.csv", "\"" + column + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "code", "label", "definition"})
    void a_missing_column_of_the_words_is_named(String column) throws IOException {
        write("words.fr.csv", WORDS.replaceFirst("\\b" + column + "\\b", "x" + column));

        assertProblem("words.fr.csv", "\"" + column + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"commodity,GOLD,S|B|R,,7108", "commodity,GOLD,S|B|R,,7108,V,", "commodity"})
    void a_wrong_number_of_cells_is_named_with_its_line(String row) throws IOException {
        write("codes.csv", CODES_HEADER + "activity,DRUG,S|B,0601,,V\n\n" + row + "\n");

        assertProblem("codes.csv", "line 4", row.split(",", -1).length + " cells", "has 6");
    }

    @Test
    void a_quote_that_does_not_end_is_named_with_the_line_it_begins_on() throws IOException {
        write("words.en.csv", WORDS.replace("plants\"", "plants"));

        assertProblem("words.en.csv", "line 2", "does not end");
    }

    @Test
    void an_unknown_list_is_named_with_its_line() throws IOException {
        write("codes.csv", CODES.replace("commodity", "commodities"));

        assertProblem("codes.csv", "line 3", "\"commodities\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gold", "GOLD DUST", "", "GOLDGOLDGOLDG", "GÖLD", "GO-LD"})
    void a_bad_code_is_named_with_its_line(String code) throws IOException {
        write("codes.csv", CODES.replace("GOLD", code));

        assertProblem("codes.csv", "line 3", "\"" + code + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "", "S|", "|S", "SB", "s", "S B"})
    void bad_forms_are_named_with_their_line(String kinds) throws IOException {
        write("codes.csv", CODES.replace("S|B|R", kinds));

        assertProblem("codes.csv", "line 3", "\"" + kinds + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "I8.1", "ROAD"})
    void an_indicator_of_no_known_interface_is_named_with_its_line(String code) throws IOException {
        write("codes.csv", CODES + "indicator," + code + ",S,,,K\n");
        writeWords(WORDS + "indicator," + code + ",A sign,A sign of something\n");

        assertProblem(".csv", "line 4", "\"" + code + "\"");
    }

    @Test
    void a_code_given_twice_is_named() throws IOException {
        write("codes.csv", CODES + "commodity,GOLD,S,,,K\n");

        assertProblem("GOLD", "commodity", "twice");
    }

    @Test
    void words_given_twice_are_named() throws IOException {
        write("words.en.csv", WORDS + "commodity,GOLD,Bullion,Yellow bars\n");

        assertProblem("GOLD", "commodity", "twice");
    }

    @Test
    void a_code_without_words_is_named_with_the_language() throws IOException {
        write("words.fr.csv", WORDS_HEADER + "activity,DRUG,Drogue,Paquets ou ballots\n");

        assertProblem("commodity/GOLD", "\"fr\"", "no words");
    }

    @Test
    void words_without_a_code_are_named_with_the_language() throws IOException {
        write("words.fr.csv", WORDS + "commodity,TIN,Étain,Sable lourd et noir\n");

        assertProblem("commodity/TIN", "\"fr\"", "no such code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gold,", "Gold,\"  \"", ",Yellow grains"})
    void a_blank_label_or_definition_is_named_with_its_line(String words) throws IOException {
        write("words.en.csv", WORDS.replace("Gold,Yellow grains", words));

        assertProblem("words.en.csv", "line 3", "no label or no definition");
    }

    @ParameterizedTest
    @ValueSource(strings = {"codes.csv", "words.en.csv", "words.fr.csv"})
    void a_file_that_is_not_utf8_is_named(String file) throws IOException {
        Files.write(folder.resolve(file), "list,code,label,définition\n".getBytes(StandardCharsets.ISO_8859_1));

        assertProblem(file, "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"codes.csv", "words.en.csv", "words.fr.csv"})
    void a_missing_file_is_named(String file) throws IOException {
        Files.delete(folder.resolve(file));

        assertProblem(file, "missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"codes.csv", "words.en.csv", "words.fr.csv"})
    void an_empty_file_is_named(String file) throws IOException {
        write(file, "");

        assertProblem(file, "empty");
    }

    private Vocabulary read() {
        return VocabularyReader.read(Folder.directory(folder));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private void assertProblem(String... named) {
        assertThatThrownBy(this::read).isInstanceOf(ProblemException.class).hasMessageContainingAll(named);
    }
}
