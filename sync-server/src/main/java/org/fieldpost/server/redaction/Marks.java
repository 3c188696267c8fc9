package org.fieldpost.server.redaction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.entry.Cbor;

/** Finds words in texts and in the bodies of entries, and puts blocks in their place. Pure. */
final class Marks {

    private static final String BLOCK = "█";

    /** Of one byte, where blocks would make a body too large. */
    private static final String NARROW = "x";

    private Marks() {}

    /**
     * A stretch of a text.
     *
     * @param field where in a body the text stands: keys and places from the outside in, as {@code 29/3}; empty for a plain text
     * @param from first character, as Java counts them
     * @param to after the last
     */
    record Mark(String field, int from, int to) {}

    /** A stretch that holds the words, in capitals or not, in the whole text of its field. */
    record Found(Mark mark, String text) {}

    static List<Found> in(String text, String words) {
        return in("", text, words);
    }

    private static List<Found> in(String field, String text, String words) {
        List<Found> found = new ArrayList<>();
        int at = 0;
        while (at + words.length() <= text.length()) {
            if (text.regionMatches(true, at, words, 0, words.length())) {
                found.add(new Found(new Mark(field, at, at + words.length()), text));
                at += words.length();
            } else {
                at++;
            }
        }
        return found;
    }

    /** In any text of a body; none in one that is not of the exchange's form. */
    static List<Found> in(Bytes body, String words) {
        List<Found> found = new ArrayList<>();
        try {
            look("", Cbor.decode(body.toArray()), words, found);
        } catch (IllegalArgumentException notReadable) {
            return List.of();
        }
        return found;
    }

    private static void look(String field, Object value, String words, List<Found> found) {
        if (value instanceof String text) {
            found.addAll(in(field, text, words));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                look(inner(field, i), list.get(i), words, found);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> look(inner(field, key), each, words, found));
        }
    }

    private static String inner(String field, Object key) {
        return field.isEmpty() ? key.toString() : field + "/" + key;
    }

    /** The text with a block for each character marked. */
    static String without(String text, List<Mark> marks) {
        return without("", text, marks, BLOCK);
    }

    private static String without(String field, String text, List<Mark> marks, String block) {
        String left = text;
        List<Mark> lastFirst = marks.stream()
                .filter(mark -> mark.field.equals(field) && mark.to <= text.length())
                .sorted(Comparator.comparingInt(Mark::from).reversed())
                .toList();
        for (Mark mark : lastFirst) {
            left = left.substring(0, mark.from)
                    + block.repeat(left.codePointCount(mark.from, mark.to))
                    + left.substring(mark.to);
        }
        return left;
    }

    /** The body with blocks for what is marked; all else of it stays, also what this version does not know. */
    static Bytes without(Bytes body, List<Mark> marks) {
        Object value = Cbor.decode(body.toArray());
        byte[] blocked = Cbor.encode(without("", value, marks, BLOCK));
        return Bytes.of(
                blocked.length <= Entry.MOST_BODY_BYTES ? blocked : Cbor.encode(without("", value, marks, NARROW)));
    }

    private static Object without(String field, Object value, List<Mark> marks, String block) {
        if (value instanceof String text) {
            return without(field, text, marks, block);
        }
        if (value instanceof List<?> list) {
            List<Object> without = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                without.add(without(inner(field, i), list.get(i), marks, block));
            }
            return without;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> without = new LinkedHashMap<>();
            map.forEach((key, each) -> without.put(key, without(inner(field, key), each, marks, block)));
            return without;
        }
        return value;
    }

    /** By which a text is known again, without its words. */
    static Bytes hash(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Bytes hash(Bytes body) {
        return Sha256.of(body.toArray());
    }
}
