package org.fieldpost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Whether what is packaged says only what the program knows. */
public final class PackagedSettings {

    private PackagedSettings() {}

    /** @param options as arguments, {@code --name=value} */
    public static void require(List<String> options) {
        assertThat(options)
                .isNotEmpty()
                .allSatisfy(option -> assertThat(Option.named(option.substring(2, option.indexOf('='))))
                        .as(option)
                        .isPresent());
    }

    /** @param lines as in the configuration file, {@code name = value} */
    public static void requireInFile(List<String> lines) {
        assertThat(lines)
                .allSatisfy(line -> assertThat(Option.named(line.substring(0, line.indexOf(" =")))
                                .filter(Option::inFile))
                        .as(line)
                        .isPresent());
    }
}
