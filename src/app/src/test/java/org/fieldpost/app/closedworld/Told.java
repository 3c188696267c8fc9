package org.fieldpost.app.closedworld;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What native-image is told by the files in {@code META-INF/native-image} of the app and of its libraries. */
final class Told {

    private final Set<String> members = new HashSet<>();
    private final List<Pattern> resources = new ArrayList<>();
    private final Set<String> bundles = new HashSet<>();

    /** Of what kind: reflect or jni, and resource; from the whole class path. */
    static Told on(List<URL> lists) throws IOException {
        var told = new Told();
        for (URL list : lists) {
            try (InputStream in = list.openStream();
                    JsonParser json = new JsonFactory().createParser(in)) {
                if (list.getPath().contains("resource-config")) {
                    told.readResources(json);
                } else {
                    told.readClasses(json);
                }
            }
        }
        return told;
    }

    private void readClasses(JsonParser json) throws IOException {
        int depth = 0;
        String type = "";
        String field = "";
        String member = "";
        List<String> parameters = new ArrayList<>();
        boolean inTypes = false;
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            switch (token) {
                case START_OBJECT -> depth++;
                case END_OBJECT -> {
                    if (depth == 2) {
                        members.add(type + "#" + member);
                        members.add(type + "#" + member + "(" + String.join(",", parameters) + ")");
                        parameters.clear();
                    }
                    depth--;
                }
                case FIELD_NAME -> field = json.currentName();
                case START_ARRAY -> inTypes = field.equals("parameterTypes");
                case END_ARRAY -> inTypes = false;
                case VALUE_STRING -> {
                    if (inTypes) {
                        parameters.add(json.getText());
                    } else if (field.equals("name") && depth == 1) {
                        type = json.getText();
                        members.add(type);
                    } else if (field.equals("name")) {
                        member = json.getText();
                    }
                }
                case VALUE_TRUE -> members.add(type + "#" + field);
                default -> {}
            }
        }
    }

    private void readResources(JsonParser json) throws IOException {
        String field = "";
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.FIELD_NAME) {
                field = json.currentName();
            } else if (token == JsonToken.VALUE_STRING && field.equals("pattern")) {
                resources.add(Pattern.compile(json.getText()));
            } else if (token == JsonToken.VALUE_STRING && field.equals("name")) {
                bundles.add(json.getText());
            }
        }
    }

    /** Whether what was asked, as {@link AskedByName} notes it, is found in a closed world. */
    boolean finds(String asked) {
        int tab = asked.indexOf('\t');
        String what = asked.substring(0, tab);
        String name = asked.substring(tab + 1);
        String type = name.contains("#") ? name.substring(0, name.indexOf('#')) : name;
        return switch (what) {
            case "class" -> members.contains(name);
            case "method" ->
                members.contains(name)
                        || members.contains(
                                type + (name.contains("<init>") ? "#allDeclaredConstructors" : "#allDeclaredMethods"))
                        || members.contains(
                                type + (name.contains("<init>") ? "#allPublicConstructors" : "#allPublicMethods"));
            case "methods" ->
                members.contains(type + "#allDeclaredMethods")
                        || members.contains(type + "#allPublicMethods")
                        || members.contains(type + "#queryAllDeclaredMethods")
                        || members.contains(type + "#queryAllPublicMethods");
            case "field" -> members.contains(name) || members.contains(type + "#allDeclaredFields");
            case "fields" -> members.contains(type + "#allDeclaredFields");
            case "resource" ->
                resources.stream().anyMatch(pattern -> pattern.matcher(name).matches());
            case "bundle" -> bundles.contains(name);
            default -> false;
        };
    }
}
