package org.fieldpost.exchange.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.junit.jupiter.api.Test;

class CodeBookTest {

    /** P8: a phone in the field with the old book and a server with another would read each other's codes wrongly. */
    @Test
    void the_book_of_version_1_never_changes() throws IOException {
        assertThat(Sha256.of(book().getBytes(StandardCharsets.US_ASCII)).hex())
                .isEqualTo("09cffa5da4504a0675758483ffc047f5fce46ca1b58a9781a46d3543cc12436d");
    }

    @Test
    void every_code_of_the_book_travels_as_the_number_of_its_place_and_comes_back() throws IOException {
        Map<CodeList, Long> next = new HashMap<>();
        for (Code code : codes()) {
            long place = next.merge(code.list(), 1L, Long::sum) - 1;

            assertThat(CodeBook.encode(code)).as("%s", code).isEqualTo(place);
            assertThat(CodeBook.decode(code.list(), place)).isEqualTo(code);
        }
        assertThat(next).hasSizeGreaterThan(20);
    }

    @Test
    void no_code_stands_twice_in_the_book() throws IOException {
        assertThat(new HashSet<>(codes())).hasSameSizeAs(codes());
    }

    @Test
    void a_missions_own_code_travels_as_text_and_comes_back() {
        for (CodeList list : CodeList.values()) {
            Code own = list.code("OWN_CODE.7");

            assertThat(CodeBook.encode(own)).isEqualTo("OWN_CODE.7");
            assertThat(CodeBook.decode(list, "OWN_CODE.7")).isEqualTo(own);
        }
    }

    /** P8: what a phone of release 0.1.0 wrote. */
    @Test
    void a_code_of_the_book_written_as_text_is_read_all_the_same() {
        assertThat(CodeBook.decode(CodeList.ACTIVITY, "DRUG")).isEqualTo(CodeList.ACTIVITY.code("DRUG"));
    }

    @Test
    void a_number_that_is_not_in_the_book_is_refused_with_the_lists_name() throws IOException {
        Map<CodeList, List<Code>> byList = new EnumMap<>(CodeList.class);
        codes().forEach(code ->
                byList.computeIfAbsent(code.list(), list -> new ArrayList<>()).add(code));
        for (CodeList list : CodeList.values()) {
            long beyond = byList.getOrDefault(list, List.of()).size();
            for (long number : new long[] {-1, beyond, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE}) {
                assertThatThrownBy(() -> CodeBook.decode(list, number))
                        .as("%d of %s", number, list)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(list.fileName());
            }
        }
    }

    @Test
    void what_is_neither_number_nor_text_is_refused() {
        for (Object wrong : List.of(true, Bytes.EMPTY, List.of(), Map.of(), "lower case", "")) {
            assertThatThrownBy(() -> CodeBook.decode(CodeList.ACTIVITY, wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<Code> codes() throws IOException {
        return book().lines()
                .map(line -> line.split(" "))
                .map(parts -> CodeList.named(parts[0]).orElseThrow().code(parts[1]))
                .toList();
    }

    private static String book() throws IOException {
        try (InputStream in = CodeBook.class.getResourceAsStream("codes-1.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
