package org.fieldpost.server.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldpost.model.words.Problem;

/** Which passwords people may choose (NIST SP 800-63B): long enough and not among the commonest; nothing else is asked. */
final class PasswordRule {

    static final int LEAST = 12;
    static final int MOST = 200;

    private static final Set<String> COMMON = common();

    private PasswordRule() {}

    private static Set<String> common() {
        try (var in = new BufferedReader(new InputStreamReader(
                PasswordRule.class.getResourceAsStream("common-passwords.txt"), StandardCharsets.UTF_8))) {
            return in.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with it, if anything. */
    static Optional<Problem> against(String password, String name) {
        if (password.length() < LEAST || password.length() > MOST) {
            return Optional.of(Problem.of("password.length", LEAST, MOST));
        }
        String plain = password.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]", "");
        boolean common = COMMON.contains(plain)
                || COMMON.contains(plain.replaceAll("[0-9!?]+$", ""))
                || plain.chars().distinct().count() < 5
                || plain.replaceAll("[0-9!?]+$", "")
                        .equals(name.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]", ""));
        return common ? Optional.of(Problem.of("password.common")) : Optional.empty();
    }
}
