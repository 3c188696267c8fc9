package org.fieldpost.server.features;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** A JSON document to walk through, read by another program than wrote it. */
record Tree(Object value) {

    static Tree read(String json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            var tree = new Tree(value(parser));
            if (parser.nextToken() != null) {
                throw new IllegalStateException("something stands behind the document");
            }
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    boolean has(String name) {
        return value instanceof Map<?, ?> map && map.containsKey(name);
    }

    /** The member of this name, or of this number in a list. */
    Tree at(Object... names) {
        Object now = value;
        for (Object name : names) {
            if (now instanceof Map<?, ?> map && map.containsKey(name)) {
                now = map.get(name);
            } else if (now instanceof List<?> list && name instanceof Integer number) {
                now = list.get(number);
            } else {
                throw new NoSuchElementException(name + " in " + now);
            }
        }
        return new Tree(now);
    }

    Stream<Tree> each() {
        return ((List<?>) value).stream().map(Tree::new);
    }

    List<String> names() {
        return ((Map<?, ?>) value).keySet().stream().map(String::valueOf).toList();
    }

    String text() {
        return (String) value;
    }

    double number() {
        return ((Number) value).doubleValue();
    }

    /** Where the first link of this relation leads; empty when there is none. */
    String link(String rel) {
        return at("links")
                .each()
                .filter(link -> link.at("rel").text().equals(rel))
                .map(link -> link.at("href").text())
                .findFirst()
                .orElse("");
    }
}
