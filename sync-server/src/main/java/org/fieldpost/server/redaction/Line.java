package org.fieldpost.server.redaction;

import java.util.HexFormat;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;

/**
 * One stretch that was destroyed, as the log outside the database and its table hold it.
 *
 * @param enrolment whose entry it was of, up or down; for a plain text the hyphen, and zeros
 * @param original SHA-256 of the body or text before
 */
record Line(String enrolment, long generation, long number, Bytes original, Marks.Mark mark) {

    static final String WHAT = "redacted";

    static final String NOBODY = "-";

    Line {
        Check.matching("enrolment", enrolment, "[0-9a-f]{16}|-");
        Check.matching("field", mark.field(), "[0-9/-]{0,100}");
        Check.range("original bytes", original.size(), 32, 32);
    }

    static Line ofText(Bytes original, Marks.Mark mark) {
        return new Line(NOBODY, 0, 0, original, mark);
    }

    String written() {
        return String.join(
                " ",
                enrolment,
                String.valueOf(generation),
                String.valueOf(number),
                original.hex(),
                mark.field().isEmpty() ? NOBODY : mark.field(),
                String.valueOf(mark.from()),
                String.valueOf(mark.to()));
    }

    static Line read(String written) {
        List<String> words = List.of(written.split(" ", -1));
        Check.size("words of a redaction", words, 7, 7);
        return new Line(
                words.get(0),
                Long.parseLong(words.get(1)),
                Long.parseLong(words.get(2)),
                Bytes.of(HexFormat.of().parseHex(words.get(3))),
                new Marks.Mark(
                        words.get(4).equals(NOBODY) ? "" : words.get(4),
                        Integer.parseInt(words.get(5)),
                        Integer.parseInt(words.get(6))));
    }
}
