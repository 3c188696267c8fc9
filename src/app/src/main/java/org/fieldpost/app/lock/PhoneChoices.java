package org.fieldpost.app.lock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fieldpost.exchange.DurableFile;
import org.fieldpost.model.words.Problem;

/**
 * How the phone looks before any PIN: language, theme, size of letters, and when it locks itself. Lines of a name, an equals sign
 * and a word; says nothing of officers. Blocks on the file.
 */
public final class PhoneChoices {

    /** What is remembered. */
    public enum Choice {
        LANGUAGE,
        THEME,
        TEXT_SIZE,
        AUTO_LOCK
    }

    private final Path file;

    public PhoneChoices(Path folder) {
        this.file = folder.resolve("choices");
    }

    /** Empty where nothing was chosen, or where the file cannot be read: looks are not worth a refusal. */
    public synchronized Map<Choice, String> all() {
        Map<Choice, String> chosen = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    choice(line).ifPresent(each -> chosen.put(each, line.substring(line.indexOf('=') + 1)));
                }
            }
        } catch (IOException unreadable) {
            return Map.of();
        }
        return chosen;
    }

    private static Optional<Choice> choice(String line) {
        for (Choice each : Choice.values()) {
            if (line.startsWith(each.name() + "=")) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    public synchronized void keep(Choice choice, String word) {
        Map<Choice, String> chosen = new TreeMap<>(all());
        chosen.put(choice, word);
        String lines = chosen.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            DurableFile.replace(file, lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }
}
