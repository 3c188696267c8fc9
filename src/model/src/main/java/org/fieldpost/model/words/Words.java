package org.fieldpost.model.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of one language by key. {@code {0}}, {@code {1}} ... in a sentence take the arguments; whole numbers are
 * written the language's way. Immutable; safe from any thread.
 */
public final class Words {

    private static final Map<Language, Words> LOADED = new EnumMap<>(Language.class);

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

    private final Language language;
    private final Properties sentences;

    private Words(Language language, Properties sentences) {
        this.language = language;
        this.sentences = sentences;
    }

    /** The words of this language, read once from {@code fieldpost/translations}. */
    public static synchronized Words in(Language language) {
        return LOADED.computeIfAbsent(language, Words::read);
    }

    private static Words read(Language language) {
        String resource = "/fieldpost/translations/" + language.tag() + ".properties";
        var sentences = new Properties();
        try (InputStream in = Words.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "No translation file " + resource + " in this build: add it to assets.");
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
        return new Words(language, sentences);
    }

    public Language language() {
        return language;
    }

    /** The sentence for a key; a missing key is a broken build and throws. */
    public String say(String key, Object... args) {
        String sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalStateException(
                    "No words for '" + key + "' in " + language.tag() + ": add them to assets/translations.");
        }
        return PLACE.matcher(sentence).replaceAll(m -> {
            int i = m.group(1).charAt(0) - '0';
            return Matcher.quoteReplacement(i < args.length ? shown(args[i]) : m.group());
        });
    }

    private String shown(Object arg) {
        if (arg instanceof Integer || arg instanceof Long) {
            return NumberFormat.getIntegerInstance(language.locale()).format(arg);
        }
        if (arg instanceof Problem problem) {
            return problem.in(this);
        }
        return String.valueOf(arg);
    }

    public Set<String> keys() {
        return new TreeSet<>(sentences.stringPropertyNames());
    }
}
