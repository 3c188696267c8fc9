package org.fieldpost.exchange.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.model.Check;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;

/**
 * Codes as small numbers: a code's place within its list in {@code codes-1.txt}, which is part of version 1 of the protocol
 * and never changes. A code that is not in it (a mission's own, or a later one) travels as text.
 */
final class CodeBook {

    private static final Map<CodeList, List<Code>> CODES = read();
    private static final Map<Code, Long> NUMBERS = numbers();

    private CodeBook() {}

    static Object encode(Code code) {
        Long number = NUMBERS.get(code);
        return number == null ? code.value() : number;
    }

    /** @throws IllegalArgumentException when the number is not in the book */
    static Code decode(CodeList list, Object value) {
        if (value instanceof Long number) {
            List<Code> codes = CODES.getOrDefault(list, List.of());
            return codes.get((int) Check.range("code number in " + list.fileName(), number, 0, codes.size() - 1L));
        }
        return list.code(Fields.asText(list.fileName(), value));
    }

    private static Map<Code, Long> numbers() {
        Map<Code, Long> numbers = new HashMap<>();
        CODES.values().forEach(codes -> {
            for (int i = 0; i < codes.size(); i++) {
                numbers.put(codes.get(i), (long) i);
            }
        });
        return numbers;
    }

    private static Map<CodeList, List<Code>> read() {
        Map<CodeList, List<Code>> codes = new EnumMap<>(CodeList.class);
        try (InputStream in = CodeBook.class.getResourceAsStream("codes-1.txt")) {
            if (in == null) {
                throw new IllegalStateException("codes-1.txt is not in this build.");
            }
            String book = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            for (String line : book.lines().toList()) {
                int space = line.indexOf(' ');
                CodeList list = CodeList.named(line.substring(0, space))
                        .orElseThrow(() -> new IllegalStateException("codes-1.txt has an unknown list: " + line));
                codes.computeIfAbsent(list, l -> new ArrayList<>()).add(list.code(line.substring(space + 1)));
            }
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
