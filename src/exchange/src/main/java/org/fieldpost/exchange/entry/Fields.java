package org.fieldpost.exchange.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;

/**
 * The numbered fields of one decoded value, each read with its type; a broken one throws an {@link
 * IllegalArgumentException} that names the field. Fields this version does not know are passed over.
 */
public final class Fields {

    private final String what;
    private final Map<?, ?> fields;

    private Fields(String what, Map<?, ?> fields) {
        this.what = what;
        this.fields = fields;
    }

    public static Fields of(String what, Object decoded) {
        if (decoded instanceof Map<?, ?> map) {
            return new Fields(what, map);
        }
        throw new IllegalArgumentException(what + " is not a set of fields");
    }

    /** Fields to be encoded; keys come out in ascending order. */
    public static final class Writer {

        private final Map<Integer, Object> map = new TreeMap<>();

        public Writer put(int key, Object value) {
            map.put(key, value);
            return this;
        }

        public Map<Integer, Object> map() {
            return map;
        }
    }

    public boolean isNumber(int key) {
        return fields.get(key) instanceof Long;
    }

    public boolean has(int key) {
        return fields.containsKey(key);
    }

    public Object get(int key) {
        Object value = fields.get(key);
        Check.that(value != null, () -> what + " lacks field " + key);
        return value;
    }

    public long number(int key) {
        return asLong(name(key), get(key));
    }

    public int small(int key) {
        return (int) Check.range(name(key), number(key), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public String text(int key) {
        return asText(name(key), get(key));
    }

    public String textOr(int key, String absent) {
        return has(key) ? text(key) : absent;
    }

    public boolean truth(int key) {
        return has(key) && Boolean.TRUE.equals(fields.get(key));
    }

    public Bytes bytes(int key) {
        return asBytes(name(key), get(key));
    }

    /** Seconds since 1970. */
    public Instant instant(int key) {
        return asInstant(name(key), get(key));
    }

    public List<?> list(int key) {
        return asList(name(key), get(key));
    }

    public Optional<List<?>> tuple(int key, int size) {
        return has(key) ? Optional.of(tuple(name(key), get(key), size)) : Optional.empty();
    }

    /** The constant whose ordinal is written here. */
    public <E extends Enum<E>> E choice(int key, E[] among, E absent) {
        return has(key) ? among[(int) Check.range(name(key), number(key), 0, among.length - 1L)] : absent;
    }

    public <E extends Enum<E>> E choice(int key, E[] among) {
        get(key);
        return choice(key, among, among[0]);
    }

    private String name(int key) {
        return what + " field " + key;
    }

    /** A constant's number on the wire: its place in its enum. Constants are only ever appended; golden examples hold them. */
    @SuppressWarnings("EnumOrdinal")
    public static Long numberOf(Enum<?> constant) {
        return (long) constant.ordinal();
    }

    public static long asLong(String name, Object value) {
        if (value instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException(name + " is not a whole number");
    }

    public static Instant asInstant(String name, Object value) {
        return Instant.ofEpochSecond(Check.range(name, asLong(name, value), 0, 1L << 40));
    }

    public static String asText(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " is not a text");
    }

    public static Bytes asBytes(String name, Object value) {
        if (value instanceof Bytes bytes) {
            return bytes;
        }
        throw new IllegalArgumentException(name + " is not a byte string");
    }

    public static List<?> asList(String name, Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(name + " is not a list");
    }

    public static List<?> tuple(String name, Object value, int size) {
        List<?> list = asList(name, value);
        Check.that(list.size() == size, () -> name + " has " + list.size() + " parts; it must have " + size);
        return list;
    }

    public static <E extends Enum<E>> E asChoice(String name, Object value, E[] among) {
        return among[(int) Check.range(name, asLong(name, value), 0, among.length - 1L)];
    }
}
