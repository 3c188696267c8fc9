package org.fieldpost.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Nobody else on the machine reads what the server keeps. */
@DisabledOnOs(OS.WINDOWS)
class OwnDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void a_directory_that_the_server_makes_is_open_to_its_owner_alone() throws IOException {
        Path made = directory.resolve("new").resolve("fieldpost-data");

        Database.open(made).close();

        assertThat(permissions(made)).isEqualTo("rwx------");
    }

    @Test
    void a_directory_that_is_there_keeps_what_its_owner_gave_it() throws IOException {
        Path there = Files.createDirectory(directory.resolve("there"));
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-x---"));

        Database.open(there).close();

        assertThat(permissions(there)).isEqualTo("rwxr-x---");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
