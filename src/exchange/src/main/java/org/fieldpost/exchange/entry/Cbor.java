package org.fieldpost.exchange.entry;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fieldpost.exchange.Bytes;

/**
 * The part of CBOR (RFC 8949) that Fieldpost uses, in its deterministic form: maps with ascending whole-number keys, lists,
 * whole numbers of 64 bits, texts, byte strings, true and false, all with definite and shortest lengths. The same value
 * always has the same bytes, and any other bytes are refused. Ours, because a general decoder takes a hostile sender's tags
 * and lengths on trust for longer than a server can afford.
 */
public final class Cbor {

    private static final int DEEPEST = 12;

    private static final int WHOLE = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTE_STRING = 2;
    private static final int TEXT = 3;
    private static final int LIST = 4;
    private static final int MAP = 5;
    private static final int FALSE = 0xF4;
    private static final int TRUE = 0xF5;

    private Cbor() {}

    public static byte[] encode(Object value) {
        var out = new ByteArrayOutputStream();
        write(out, value);
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, Object value) {
        if (value instanceof Map<?, ?> map) {
            head(out, MAP, map.size());
            new TreeMap<>(map).forEach((key, field) -> {
                number(out, (Integer) key);
                write(out, field);
            });
        } else if (value instanceof List<?> list) {
            head(out, LIST, list.size());
            list.forEach(each -> write(out, each));
        } else if (value instanceof Long || value instanceof Integer) {
            number(out, ((Number) value).longValue());
        } else if (value instanceof String text) {
            // half of a surrogate pair, as a cut emoji leaves it, becomes a question mark
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            head(out, TEXT, utf8.length);
            out.writeBytes(utf8);
        } else if (value instanceof Bytes bytes) {
            head(out, BYTE_STRING, bytes.size());
            out.writeBytes(bytes.toArray());
        } else if (value instanceof Boolean truth) {
            out.write(truth ? TRUE : FALSE);
        } else {
            throw new IllegalArgumentException(
                    "cannot encode a " + value.getClass().getName());
        }
    }

    private static void number(ByteArrayOutputStream out, long number) {
        if (number >= 0) {
            head(out, WHOLE, number);
        } else {
            head(out, NEGATIVE, -1 - number);
        }
    }

    private static void head(ByteArrayOutputStream out, int major, long argument) {
        int top = major << 5;
        if (argument < 24) {
            out.write(top | (int) argument);
            return;
        }
        int size = argument < 1L << 8 ? 0 : argument < 1L << 16 ? 1 : argument < 1L << 32 ? 2 : 3;
        out.write(top | (24 + size));
        for (int shift = (8 << size) - 8; shift >= 0; shift -= 8) {
            out.write((int) (argument >>> shift));
        }
    }

    /**
     * Maps with {@link Integer} keys, {@link List}, {@link Long}, {@link String}, {@link Bytes}, {@link Boolean}.
     *
     * @throws IllegalArgumentException when it is anything else, is not in its one right form, or something follows it
     */
    public static Object decode(byte[] bytes) {
        var in = new Reader(bytes);
        Object value = in.read(0);
        if (in.at != bytes.length) {
            throw new IllegalArgumentException("bytes follow the value");
        }
        return value;
    }

    private static final class Reader {

        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        Object read(int depth) {
            int first = next();
            if (first == TRUE || first == FALSE) {
                return first == TRUE;
            }
            long argument = argument(first & 31);
            return switch (first >> 5) {
                case WHOLE -> argument;
                case NEGATIVE -> -1 - argument;
                case BYTE_STRING -> Bytes.of(take(argument));
                case TEXT -> text(take(argument));
                case LIST -> list(argument, deeper(depth));
                case MAP -> map(argument, deeper(depth));
                default -> throw new IllegalArgumentException("tags, floats and null are not used here");
            };
        }

        private static int deeper(int depth) {
            if (depth == DEEPEST) {
                throw new IllegalArgumentException("values are nested deeper than " + DEEPEST);
            }
            return depth + 1;
        }

        private int next() {
            if (at == bytes.length) {
                throw new IllegalArgumentException("the value ends early");
            }
            return bytes[at++] & 0xFF;
        }

        /** The number after the first byte, in its shortest form and below 2^63. */
        private long argument(int info) {
            if (info < 24) {
                return info;
            }
            if (info > 27) {
                throw new IllegalArgumentException("a length is left open");
            }
            int size = 1 << (info - 24);
            long argument = 0;
            for (int i = 0; i < size; i++) {
                argument = argument << 8 | next();
            }
            long least = size == 1 ? 24 : 1L << (size * 4);
            if (argument < least) {
                throw new IllegalArgumentException("a number is too large, or not in its shortest form");
            }
            return argument;
        }

        private byte[] take(long length) {
            if (length > bytes.length - at) {
                throw new IllegalArgumentException("the value ends early");
            }
            byte[] taken = new byte[(int) length];
            System.arraycopy(bytes, at, taken, 0, taken.length);
            at += taken.length;
            return taken;
        }

        private static String text(byte[] utf8) {
            if (utf8.length == 0) {
                return "";
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(utf8))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException("a text is not UTF-8", e);
            }
        }

        private List<Object> list(long size, int depth) {
            List<Object> list = new ArrayList<>();
            for (long i = 0; i < size; i++) {
                list.add(read(depth));
            }
            return list;
        }

        private Map<Integer, Object> map(long size, int depth) {
            Map<Integer, Object> map = new LinkedHashMap<>();
            long last = Integer.MIN_VALUE - 1L;
            for (long i = 0; i < size; i++) {
                Object key = read(depth);
                if (!(key instanceof Long number) || number <= last || number > Integer.MAX_VALUE) {
                    throw new IllegalArgumentException("keys are not whole numbers in ascending order");
                }
                last = number;
                map.put(number.intValue(), read(depth));
            }
            return map;
        }
    }
}
