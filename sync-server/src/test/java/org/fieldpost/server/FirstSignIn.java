package org.fieldpost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first sign-in to a server that just started for the first time, by what it printed. */
public final class FirstSignIn {

    private static final Pattern PASSWORD = Pattern.compile("name \"(\\w+)\", password \"([a-z0-9-]+)\"");

    private FirstSignIn() {}

    public static Visitor at(ServerProcess server, String address) throws IOException, InterruptedException {
        Matcher said = PASSWORD.matcher(server.awaitLine("password"));
        assertThat(said.find()).isTrue();
        return new Visitor(address).signIn(said.group(1), said.group(2));
    }
}
