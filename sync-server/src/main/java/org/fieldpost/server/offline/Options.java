package org.fieldpost.server.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;

/** A command's {@code --name=value}; the same name may come several times. */
record Options(Map<String, List<String>> values) {

    private static final String LANGUAGE = "language";

    static Options of(List<String> args, Set<String> known) {
        Map<String, List<String>> values = new TreeMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals).replaceFirst("^--", "");
            if (equals < 0 || !arg.startsWith("--") || !(known.contains(name) || name.equals(LANGUAGE))) {
                throw Problem.of("server.option", arg).asException();
            }
            values.computeIfAbsent(name, n -> new ArrayList<>()).add(arg.substring(equals + 1));
        }
        return new Options(values);
    }

    Optional<String> one(String name) {
        return all(name).stream().findFirst();
    }

    String needed(String name) {
        return one(name)
                .orElseThrow(() -> Problem.of("offline.needed", "--" + name).asException());
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** English unless asked otherwise. */
    Words words() {
        String tag = one(LANGUAGE).orElse(Language.EN.tag());
        return Words.in(Language.ofTag(tag)
                .orElseThrow(() -> Problem.of("offline.language", tag).asException()));
    }
}
