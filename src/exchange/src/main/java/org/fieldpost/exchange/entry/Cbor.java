package org.fieldpost.exchange.entry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fieldpost.exchange.Bytes;

/**
 * CBOR (RFC 8949) as Fieldpost uses it: maps with whole-number keys, lists, whole numbers, texts, byte strings, true and
 * false. The same value always has the same bytes: keys ascend and lengths are definite.
 */
public final class Cbor {

    private static final int DEEPEST = 12;
    private static final CBORFactory FACTORY = CBORFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private Cbor() {}

    public static byte[] encode(Object value) {
        var out = new ByteArrayOutputStream();
        try (CBORGenerator cbor = FACTORY.createGenerator(out)) {
            write(cbor, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(CBORGenerator cbor, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            cbor.writeStartObject(map.size());
            for (var field : map.entrySet()) {
                cbor.writeFieldId((Integer) field.getKey());
                write(cbor, field.getValue());
            }
            cbor.writeEndObject();
        } else if (value instanceof List<?> list) {
            cbor.writeStartArray(list, list.size());
            for (Object each : list) {
                write(cbor, each);
            }
            cbor.writeEndArray();
        } else if (value instanceof Long number) {
            cbor.writeNumber(number);
        } else if (value instanceof Integer number) {
            cbor.writeNumber(number);
        } else if (value instanceof String text) {
            cbor.writeString(text);
        } else if (value instanceof Bytes bytes) {
            cbor.writeBinary(bytes.toArray());
        } else if (value instanceof Boolean truth) {
            cbor.writeBoolean(truth);
        } else {
            throw new IllegalArgumentException(
                    "cannot encode a " + value.getClass().getName());
        }
    }

    /**
     * Maps with {@link Integer} keys, {@link List}, {@link Long}, {@link String}, {@link Bytes}, {@link Boolean}.
     *
     * @throws IllegalArgumentException when it is anything else, or something follows it
     */
    public static Object decode(byte[] bytes) {
        try (CBORParser cbor = FACTORY.createParser(bytes)) {
            cbor.nextToken();
            Object value = read(cbor);
            if (cbor.nextToken() != null) {
                throw new IllegalArgumentException("bytes follow the value");
            }
            return value;
        } catch (IOException e) {
            throw new IllegalArgumentException("not CBOR as Fieldpost uses it", e);
        }
    }

    private static Object read(CBORParser cbor) throws IOException {
        JsonToken token = cbor.currentToken();
        if (token == null) {
            throw new IllegalArgumentException("the value ends early");
        }
        return switch (token) {
            case START_OBJECT -> map(cbor);
            case START_ARRAY -> list(cbor);
            case VALUE_NUMBER_INT -> number(cbor);
            case VALUE_STRING -> cbor.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_EMBEDDED_OBJECT -> Bytes.of(cbor.getBinaryValue());
            default -> throw new IllegalArgumentException("a " + token + " is not used here");
        };
    }

    private static Long number(CBORParser cbor) throws IOException {
        if (cbor.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new IllegalArgumentException("a number is larger than 64 bits");
        }
        return cbor.getLongValue();
    }

    private static Map<Integer, Object> map(CBORParser cbor) throws IOException {
        Map<Integer, Object> map = new TreeMap<>();
        while (cbor.nextToken() == JsonToken.FIELD_NAME) {
            Integer key = Integer.valueOf(cbor.currentName());
            cbor.nextToken();
            if (map.put(key, read(cbor)) != null) {
                throw new IllegalArgumentException("field " + key + " stands twice");
            }
        }
        return map;
    }

    private static List<Object> list(CBORParser cbor) throws IOException {
        List<Object> list = new ArrayList<>();
        while (cbor.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(cbor));
        }
        return list;
    }
}
