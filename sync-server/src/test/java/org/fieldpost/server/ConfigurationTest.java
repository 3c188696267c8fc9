package org.fieldpost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One file says how the server is set up; an argument wins over it; whatever cannot be is named by file and line. */
class ConfigurationTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void lies() {
        file = directory.resolve("server.conf");
    }

    @Test
    void the_file_says_how_the_server_is_set_up_and_an_argument_wins() throws IOException {
        write(
                "# Fieldpost at headquarters",
                "",
                "  mode = exercise",
                "port=9000",
                "phone-address = http://a.example/x?y=z");

        Settings settings = Serve.settings(given("--port=9001"));

        assertThat(settings.mode()).isEqualTo(MissionMode.EXERCISE);
        assertThat(settings.port()).isEqualTo(9001);
        assertThat(settings.phoneAddress()).isEqualTo("http://a.example/x?y=z");
        assertThat(settings.compareFingerprints()).isTrue();
    }

    @Test
    void a_path_in_the_file_is_meant_from_where_the_file_lies() throws IOException {
        write("data = its-data");

        assertThat(Serve.settings(given()).directory()).isEqualTo(directory.resolve("its-data"));
        assertThat(Serve.settings(given("--data=other")).directory()).isEqualTo(Path.of("other"));
    }

    @Test
    void the_file_beside_the_data_directory_is_read_when_none_is_named() throws IOException {
        Files.writeString(directory.resolve("fieldpost.conf"), "mode = exercise\n");

        var found = Configuration.of(List.of("--data=" + directory.resolve("data")), all());

        assertThat(found.text(Option.MODE)).isEqualTo("exercise");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "colour = blue           | \"colour\" is no setting",
                "restored = yes          | \"restored\" is no setting",
                "config = x              | \"config\" is no setting",
                "just words              | there is no \"=\"",
                "mode = practice         | \"practice\" is no mode",
                "port = many             | \"many\" is no port",
                "mission = atlantis      | atlantis",
                "database = mysql://x    | \"mysql://x\" is no address",
                "mode = live\\nmode = live | \"mode\" stands in line 2 already",
                "database-password-file = nowhere | cannot be read from"
            })
    void what_cannot_be_is_named_by_file_and_line(String lines, String message) throws IOException {
        List<String> all = List.of(lines.split("\\\\n"));
        Files.writeString(file, "# a comment\n" + String.join("\n", all) + "\n");

        assertThatThrownBy(() -> {
                    Configuration given = given();
                    Serve.settings(given);
                    given.secret(Option.DATABASE_PASSWORD);
                })
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(file + ", line " + (all.size() + 1) + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void a_file_that_is_missing_or_no_text_is_named() throws IOException {
        assertThatThrownBy(this::given)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(file + " cannot be read");
        Files.write(file, "mission = Libéria".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(this::given).isInstanceOf(ProblemException.class).hasMessageContaining("UTF-8");
    }

    @Test
    void a_password_is_taken_from_a_file_and_never_from_an_argument() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "p&ss=word \n");
        write(
                "database = jdbc:postgresql://db.example/fieldpost",
                "database-user = field",
                "database-password-file = secret");

        assertThat(Serve.database(given()))
                .isEqualTo("jdbc:postgresql://db.example/fieldpost?user=field&password=p%26ss%3Dword");
        assertThat(Serve.database(given("--database-password-file=" + secret))).contains("password=p%26ss%3Dword");
        for (String told : List.of("--database-password=x", "--database=jdbc:postgresql://h/d?password=x")) {
            assertThatThrownBy(() -> Serve.database(given(told)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("is a secret")
                    .hasMessageContaining("database-password-file");
        }
    }

    @Test
    void a_secret_that_everybody_can_read_is_warned_of() throws IOException {
        write("port = 1");
        permit("rw-r--r--");
        assertThat(given().readableByOthers()).as("no secret in it").isEmpty();

        write("database-password = x");
        assertThat(given().readableByOthers()).containsExactly(file);
        permit("rw-r-----");
        assertThat(given().readableByOthers()).isEmpty();
    }

    private void permit(String rights) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private void write(String... lines) throws IOException {
        Files.write(file, List.of(lines));
    }

    private Configuration given(String... args) {
        List<String> all = new ArrayList<>(List.of("--config=" + file));
        all.addAll(Arrays.asList(args));
        return Configuration.of(all, all());
    }

    private static Set<Option> all() {
        return Set.of(Option.values());
    }
}
