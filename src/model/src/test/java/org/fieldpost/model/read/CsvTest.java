package org.fieldpost.model.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code,name\nBP04,Ganta\n",
                "code,name\nBP04,Ganta",
                "\uFEFFcode,name\r\nBP04,Ganta\r\n\r\n",
                "name,code\nGanta,BP04",
                "\"code\",\"name\"\n\"BP04\",\"Ganta\"\n",
                "code,name\n\n  \nBP04,Ganta\n"
            })
    void a_file_reads_the_same_whatever_program_saved_it(String text) {
        assertThat(read(text)).extracting(Csv.Row::cells).containsExactly(Map.of("code", "BP04", "name", "Ganta"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fish Town, River Gee", "the \"old\" ford", "two\nlines", "", " ", "é, \"ñ\""})
    void a_quoted_text_is_read_as_it_was_written(String name) {
        String quoted = "\"" + name.replace("\"", "\"\"") + "\"";

        assertThat(read("code,name\nBP04," + quoted + "\n").get(0).get("name")).isEqualTo(name);
    }

    @Test
    void rows_know_their_line_through_blank_lines_and_texts_of_several_lines() {
        assertThat(read("code,name\nBP01,\"a\nb\nc\"\n\nBP02,d\n"))
                .extracting(Csv.Row::line)
                .containsExactly(2, 6);
    }

    @Test
    void a_row_too_short_is_named_by_the_line_it_stands_on() {
        assertProblem("code,name\nBP01,\"a\nb\"\nBP02\n", "line 4", "1 cells", "has 2");
    }

    @Test
    void a_quote_that_does_not_end_is_named_by_the_line_its_row_begins_on() {
        assertProblem("code,name\nBP01,Ganta\nBP02,\"Voinjama\nBP03,Harper\n", "line 3", "does not end");
    }

    @Test
    void a_column_that_is_missing_is_named() {
        assertProblem("code,label\nBP01,Ganta\n", "\"name\"");
        assertProblem("\n", "\"code\"");
    }

    @Test
    void a_file_without_anything_is_named() {
        assertProblem("", "empty");
        assertProblem("\uFEFF", "empty");
    }

    private static List<Csv.Row> read(String text) {
        return Csv.read("points.csv", text, List.of("code", "name"));
    }

    private static void assertProblem(String text, String... named) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("points.csv")
                .hasMessageContainingAll(named);
    }
}
