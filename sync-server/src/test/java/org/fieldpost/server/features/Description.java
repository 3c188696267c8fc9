package org.fieldpost.server.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;

/** The OpenAPI description that a server gives out, to hold its answers against: status, content type, and the whole body. */
record Description(Tree document) {

    static Description of(String json) {
        return new Description(Tree.read(json));
    }

    /** Fails unless this answer of this operation is as described. */
    void holds(String method, String path, HttpResponse<String> answer) {
        Tree operation = document.at("paths", path, method.toLowerCase(Locale.ROOT));
        Tree response = resolved(operation.at("responses", String.valueOf(answer.statusCode())));
        String type = answer.headers().firstValue("Content-Type").orElse("");
        String described = response.at("content").names().stream()
                .filter(name -> type.replace(" ", "").startsWith(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(path + " is answered with " + type));
        Tree schema = response.at("content", described, "schema");
        Object body = described.contains("json") ? Tree.read(answer.body()).value() : answer.body();
        fits(schema, body, method + " " + path + " " + answer.statusCode());
    }

    Tree parameter(String name) {
        return document.at("components", "parameters", name);
    }

    Tree resolved(Tree here) {
        if (!here.has("$ref")) {
            return here;
        }
        Object[] names = here.at("$ref").text().substring(2).split("/", -1);
        return document.at(names);
    }

    private void fits(Tree unresolved, Object value, String where) {
        Tree schema = resolved(unresolved);
        if (value == null) {
            assertThat(schema.has("nullable")).as("%s may be null", where).isTrue();
            return;
        }
        switch (schema.at("type").text()) {
            case "object" -> object(schema, value, where);
            case "array" -> array(schema, value, where);
            case "string" -> text(schema, value, where);
            case "integer" -> assertThat(value).as(where).isInstanceOf(Long.class);
            case "number" -> assertThat(value).as(where).isInstanceOf(Number.class);
            case "boolean" -> assertThat(value).as(where).isInstanceOf(Boolean.class);
            default -> throw new NoSuchElementException(where + " is of type " + schema.at("type"));
        }
    }

    private void object(Tree schema, Object value, String where) {
        assertThat(value).as(where).isInstanceOf(Map.class);
        Map<?, ?> members = (Map<?, ?>) value;
        if (schema.has("required")) {
            assertThat(members.keySet().stream().map(String::valueOf).toList())
                    .as(where)
                    .containsAll(schema.at("required").each().map(Tree::text).toList());
        }
        if (schema.has("properties")) {
            members.forEach(
                    (name, member) -> fits(schema.at("properties", String.valueOf(name)), member, where + "." + name));
        }
    }

    private void array(Tree schema, Object value, String where) {
        assertThat(value).as(where).isInstanceOf(List.class);
        List<?> list = (List<?>) value;
        if (schema.has("minItems")) {
            assertThat(list.size()).as(where).isGreaterThanOrEqualTo((int)
                    schema.at("minItems").number());
        }
        if (schema.has("maxItems")) {
            assertThat(list.size()).as(where).isLessThanOrEqualTo((int)
                    schema.at("maxItems").number());
        }
        list.forEach(each -> fits(schema.at("items"), each, where + "[]"));
    }

    private static void text(Tree schema, Object value, String where) {
        assertThat(value).as(where).isInstanceOf(String.class);
        if (schema.has("enum")) {
            assertThat(schema.at("enum").each().map(Tree::text)).as(where).contains((String) value);
        }
        if (schema.has("pattern")) {
            assertThat((String) value)
                    .as(where)
                    .containsPattern(schema.at("pattern").text());
        }
        if (schema.has("format") && schema.at("format").text().equals("date-time")) {
            OffsetDateTime.parse((String) value);
        }
    }
}
