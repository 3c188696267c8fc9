package org.fieldpost.server.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.Standing;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.access.People;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.storage.Snapshot;
import org.fieldpost.server.storage.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup taken beside the running server opens with its passphrase alone, and put back it is a server again. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BackupTest {

    private static final String PASSPHRASE = "lamp otter quiet ridge";
    private static final int PHONES = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path directory;

    private Path server;
    private Path file;
    private ServerAtWork at;
    private final ExecutorService threads = Executors.newFixedThreadPool(PHONES);

    @BeforeEach
    void start() {
        server = directory.resolve("server");
        file = directory.resolve("of-today.backup");
        at = ServerAtWork.in(server);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        at.close();
    }

    private Backup.Summary take() {
        return Backup.take(file, PASSPHRASE, server, TestDatabase.address(server), at.clock(), RANDOM);
    }

    private void restore(Path to, Path... outsideLogs) {
        Restore.run(file, PASSPHRASE, to, TestDatabase.address(to), List.of(outsideLogs), at.clock(), RANDOM);
    }

    private PhoneAtWork phoneWithAReport() {
        PhoneAtWork phone = at.phone();
        phone.report(Samples.smuggling(NOON));
        exchange(phone);
        return phone;
    }

    private void exchange(PhoneAtWork phone) {
        assertThat(phone.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.FINAL));
    }

    @Test
    void taken_while_phones_send_it_is_put_back_elsewhere_and_the_phones_make_good_the_rest() throws Exception {
        List<PhoneAtWork> phones =
                Stream.generate(this::phoneWithAReport).limit(PHONES).toList();
        var underWay = new CountDownLatch(3 * PHONES);
        var taken = new CountDownLatch(1);
        List<Future<Integer>> sending = new ArrayList<>();
        for (PhoneAtWork phone : phones) {
            sending.add(threads.submit(() -> {
                int written = 1;
                int after = 0;
                while (after < 3) {
                    after += taken.getCount() == 0 ? 1 : 0;
                    phone.report(Samples.smuggling(NOON));
                    written++;
                    exchange(phone);
                    underWay.countDown();
                }
                return written;
            }));
        }
        assertThat(underWay.await(60, TimeUnit.SECONDS)).isTrue();
        take();
        taken.countDown();
        int written = 0;
        for (Future<Integer> each : sending) {
            written += each.get(120, TimeUnit.SECONDS);
        }
        assertThat(at.observations()).isEqualTo(written);
        List<String> before = at.rows("SELECT substr(receipt, 1, 6) FROM observation ORDER BY receipt");
        at.close();

        restore(directory.resolve("other"));
        at = ServerAtWork.in(directory.resolve("other"));

        assertThat(at.observations()).isBetween((long) PHONES, (long) written - 3 * PHONES);
        for (int i = 0; i < 2; i++) {
            phones.forEach(this::exchange);
        }
        assertThat(at.rows("SELECT substr(receipt, 1, 6) FROM observation ORDER BY receipt"))
                .isEqualTo(before);
        assertThat(at.number("SELECT count(*) FROM entry_fork")).isZero();
        assertThat(phones).allMatch(phone -> phone.engine().waiting() == 0);
    }

    @Test
    void it_holds_nothing_that_can_be_read_without_its_passphrase() throws Exception {
        PhoneAtWork phone = at.phone();
        phone.report(Samples.smuggling(NOON, "The planted word is ZANZIBARITE"));
        exchange(phone);
        at.server().people().add("PLANTEDNAME", Role.SUPERVISOR);
        String keys = HexFormat.of().formatHex(Files.readAllBytes(server.resolve(keyFile())));

        take();

        String written = HexFormat.of().formatHex(Files.readAllBytes(file));
        assertThat(hexOf("PLANTEDNAME")).isSubstringOf(stored());
        assertThat(written).doesNotContain(hexOf("ZANZIBARITE"), hexOf("PLANTEDNAME"), hexOf("LIVE"));
        for (int i = 0; i + 32 < keys.length(); i += 2) {
            assertThat(written).doesNotContain(keys.substring(i, i + 32));
        }
        assertThat(Files.readString(file, ISO_8859_1)).startsWith("FIELDPOST BACKUP 1\n");
    }

    private static String keyFile() {
        return TestDatabase.onPostgres() ? "server-secret" : "server-keys";
    }

    private static String hexOf(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    /** That the search finds it where it may stand. */
    private String stored() {
        if (TestDatabase.onPostgres()) {
            return hexOf(String.join(" ", at.rows("SELECT name FROM person")));
        }
        return Stream.of("fieldpost.db", "fieldpost.db-wal")
                .map(server::resolve)
                .filter(Files::exists)
                .map(BackupTest::bytes)
                .map(HexFormat.of()::formatHex)
                .collect(Collectors.joining(" "));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ThrowingCallable restoring(Path file, String passphrase, Path to) {
        return () -> Restore.run(file, passphrase, to, TestDatabase.address(to), List.of(), Clock.systemUTC(), RANDOM);
    }

    private void assertRefused(String key, Path backup, String passphrase) {
        Path to = directory.resolve("refused");
        for (var trying :
                List.of(restoring(backup, passphrase, to), (ThrowingCallable) () -> Backup.check(backup, passphrase))) {
            assertThatThrownBy(trying)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().key()).isEqualTo(key));
        }
        assertThat(to).doesNotExist();
    }

    @Test
    void another_passphrase_a_cut_an_alteration_and_another_file_are_told_apart_and_touch_nothing() throws Exception {
        phoneWithAReport();
        take();
        assertThat(Backup.check(file, PASSPHRASE).rows()).isPositive();
        byte[] whole = Files.readAllBytes(file);
        Path copy = directory.resolve("copy");

        assertRefused("backup.not_opened", file, "lamp otter quiet bridge");
        assertRefused("backup.unreadable", directory.resolve("nowhere"), PASSPHRASE);
        Files.writeString(copy, "Dear administrator, here is no backup.");
        assertRefused("backup.not_one", copy, PASSPHRASE);
        for (int i : new int[] {20, 30, 41, 42, 60, whole.length / 2, whole.length - 1}) {
            byte[] altered = whole.clone();
            altered[i] ^= 1;
            String said = i < 42 + Opening.PIECE_BYTES ? "backup.not_opened" : "backup.damaged";
            Files.write(copy, altered);
            assertRefused(said, copy, PASSPHRASE);
            Files.write(copy, Arrays.copyOf(whole, i));
            assertRefused(i < 42 ? "backup.not_one" : said, copy, PASSPHRASE);
        }
    }

    @Test
    void one_of_a_newer_schema_is_named_and_nothing_is_made() {
        BackupFile.write(file, PASSPHRASE, RANDOM, out -> {
            Contents.begin(out, new Contents.About(999, "liberia", "LIVE", 1, NOON), Bytes.of(new byte[1]), List.of());
            Contents.end(out, 0);
        });
        Path to = directory.resolve("other");

        assertThatThrownBy(restoring(file, PASSPHRASE, to)).hasMessageContaining("999");

        assertThat(to.resolve("fieldpost.db")).doesNotExist();
        assertThat(to.resolve("server-keys")).doesNotExist();
        restoreAfterwards(to);
    }

    private void restoreAfterwards(Path to) {
        phoneWithAReport();
        file = directory.resolve("a-good-one");
        take();
        restore(to);
    }

    @Test
    void where_there_is_a_server_already_nothing_is_put_back() {
        phoneWithAReport();
        take();
        at.close();
        List<String> before = tables(server, TestDatabase.address(server)).get("entry");

        assertThatThrownBy(restoring(file, PASSPHRASE, server)).isInstanceOf(ProblemException.class);

        assertThat(tables(server, TestDatabase.address(server)).get("entry")).isEqualTo(before);
        at = ServerAtWork.in(server);
    }

    @Test
    void a_backup_is_not_written_over_and_one_without_a_server_is_not_begun() throws Exception {
        Files.writeString(file, "of yesterday");

        assertThatThrownBy(this::take).hasMessageContaining("there already");
        assertThat(Files.readString(file)).isEqualTo("of yesterday");
        assertThatThrownBy(() -> Backup.take(
                        directory.resolve("b"), PASSPHRASE, directory.resolve("nobody"), "", at.clock(), RANDOM))
                .hasMessageContaining("no server's database");
        assertThatThrownBy(() -> Backup.take(directory.resolve("b"), "short", server, "", at.clock(), RANDOM))
                .hasMessageContaining("too short");
        assertThat(directory.resolve("b")).doesNotExist();
    }

    @Test
    void into_a_folder_it_goes_under_the_name_of_its_time() {
        Backup.Summary taken =
                Backup.take(directory, PASSPHRASE, server, TestDatabase.address(server), at.clock(), RANDOM);

        assertThat(taken.file())
                .isEqualTo(directory.resolve("fieldpost-20261118-120000.backup"))
                .exists();
    }

    @Test
    @Tag("sqlite")
    void from_sqlite_to_postgresql_and_back_every_table_is_the_same_and_phones_go_on() throws Exception {
        PhoneAtWork phone = phoneWithAReport();
        phone.report(Samples.borderVisit(NOON));
        phone.report(Samples.resourceSite(NOON));
        exchange(phone);
        at.signedIn(Role.ADMINISTRATOR);
        take();
        Path there = directory.resolve("there");
        Path back = directory.resolve("back");
        Map<String, List<String>> before = tables(server, TestDatabase.address(server));

        Restore.run(file, PASSPHRASE, there, TestDatabase.postgres(there), List.of(), at.clock(), RANDOM);
        Path second = directory.resolve("second.backup");
        Backup.take(second, PASSPHRASE, there, TestDatabase.postgres(there), at.clock(), RANDOM);
        Restore.run(second, PASSPHRASE, back, "", List.of(), at.clock(), RANDOM);

        assertThat(tables(there, TestDatabase.postgres(there))).isEqualTo(before);
        assertThat(tables(back, "")).isEqualTo(before);
        assertThat(before.get("entry")).hasSizeGreaterThan(2);
        at.close();
        at = ServerAtWork.on(there, TestDatabase.postgres(there));
        assertThat(at.signedIn(Role.ANALYST).get("/").body())
                .as("what was put back counts")
                .contains("<strong id=\"distinct\">3</strong>");
        phone.report(Samples.smuggling(NOON));
        exchange(phone);
        exchange(phone);
        assertThat(at.visitor().get("/sign-in").statusCode()).isEqualTo(200);
        assertThat(phone.engine().waiting()).isZero();
        at.invitation();
    }

    @Test
    @Tag("sqlite")
    void a_postgresql_database_that_is_filled_already_is_named_and_stays_as_it_is() {
        phoneWithAReport();
        take();
        Path there = directory.resolve("there");
        String filled = TestDatabase.postgres(there);
        Restore.run(file, PASSPHRASE, there, filled, List.of(), at.clock(), RANDOM);
        at.close();
        at = ServerAtWork.on(there, filled);
        phoneWithAReport();
        Map<String, List<String>> before = tables(there, filled, Set.of());
        Path elsewhere = directory.resolve("elsewhere");

        assertThatThrownBy(() -> Restore.run(file, PASSPHRASE, elsewhere, filled, List.of(), at.clock(), RANDOM))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().key()).isEqualTo("storage.not_empty"))
                .hasMessageContaining("Name an empty one");

        assertThat(tables(there, filled, Set.of())).isEqualTo(before);
        assertThat(before.get("entry")).hasSizeGreaterThan(1);
        assertThat(elsewhere).isEmptyDirectory();
        phoneWithAReport();
    }

    /** All rows of all tables but what a restore changes on purpose, and the cells, which the restored server counts itself. */
    private static Map<String, List<String>> tables(Path of, String address) {
        return tables(
                of,
                address,
                Set.of(
                        "mission_space",
                        "outside_line",
                        "server_keys",
                        "session",
                        "tally",
                        "tally_change",
                        "tally_rule"));
    }

    private static Map<String, List<String>> tables(Path of, String address, Set<String> without) {
        try (Snapshot snapshot = Snapshot.of(of, address)) {
            Map<String, List<String>> all = new TreeMap<>();
            for (String table : Tables.inOrder(snapshot.connection())) {
                if (without.contains(table)) {
                    continue;
                }
                List<String> rows = new ArrayList<>();
                Tables.read(
                        snapshot.connection(),
                        table,
                        Tables.columns(snapshot.connection(), table),
                        values -> rows.add(values.stream()
                                .map(value -> value instanceof byte[] bytes
                                        ? HexFormat.of().formatHex(bytes)
                                        : String.valueOf(value))
                                .collect(Collectors.joining("|"))));
                rows.sort(null);
                all.put(table, rows);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void who_was_revoked_after_the_backup_stays_so_by_the_outside_logs_of_the_lost_servers() throws Exception {
        PhoneAtWork first = phoneWithAReport();
        PhoneAtWork second = phoneWithAReport();
        PhoneAtWork third = phoneWithAReport();
        take();
        at.clock().advance(Duration.ofDays(1));
        at.server().phones().revoke(first.invitation().enrolment());
        at.close();
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.copy(server.resolve("outside-log"), other.resolve("outside-log"));
        Path named = Files.writeString(
                directory.resolve("log-of-b"), "revoked " + second.invitation().enrolment() + "\n");

        restore(other, named);
        at = ServerAtWork.in(other);

        assertThat(first.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.REVOKED));
        assertThat(second.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.REVOKED));
        exchange(third);
    }

    @Test
    void who_was_turned_off_or_lost_a_role_after_the_backup_gets_nothing_back_and_who_was_turned_on_again_is() {
        People people = at.server().people();
        people.add("chief", Role.ADMINISTRATOR);
        String ofSira = people.add("sira", Role.ANALYST);
        String ofBinta = people.add("binta", Role.ANALYST, Role.SUPERVISOR);
        String ofMusa = people.add("musa", Role.ANALYST);
        take();
        people.turnOff("sira", "chief");
        people.change("binta", Set.of(Role.SUPERVISOR), Optional.of(Set.of("LR-NI")), "chief");
        people.turnOff("musa", "chief");
        people.turnOn("musa", "chief");
        people.turnOff("musa", "chief");
        people.turnOn("musa", "chief");
        at.close();

        restore(directory.resolve("other"), server.resolve("outside-log"));
        at = ServerAtWork.in(directory.resolve("other"));

        assertThat(at.visitor()
                        .post("/sign-in", Map.of("name", "sira", "password", ofSira))
                        .statusCode())
                .isEqualTo(401);
        assertThat(at.server().people().find("binta").orElseThrow())
                .extracting(People.Listed::roles, People.Listed::regions)
                .containsExactly(Set.of(Role.SUPERVISOR), Optional.of(Set.of("LR-NI")));
        assertThat(at.visitor().signIn("binta", ofBinta).get("/log").statusCode())
                .isEqualTo(403);
        assertThat(at.visitor().signIn("musa", ofMusa).get("/").statusCode()).isEqualTo(200);
    }

    /** The one who could was turned off, and the other was added after the backup. */
    @Test
    void a_restore_that_leaves_nobody_to_administer_makes_a_first_administrator_again() {
        People people = at.server().people();
        people.add("old", Role.ADMINISTRATOR);
        take();
        people.add("new", Role.ADMINISTRATOR);
        people.turnOff("old", "new");
        at.close();

        restore(directory.resolve("other"), server.resolve("outside-log"));
        at = ServerAtWork.in(directory.resolve("other"));

        String token = at.server().people().links().first().orElseThrow();
        String word = "plum ladder seven rivers";
        assertThat(at.visitor()
                        .post("/first/" + token, Map.of("name", "old", "password", word, "again", word))
                        .body())
                .contains("old");
        assertThat(at.visitor()
                        .post("/first/" + token, Map.of("name", "new", "password", word, "again", word))
                        .statusCode())
                .isEqualTo(303);
        assertThat(at.visitor().signIn("new", word).get("/people").statusCode()).isEqualTo(200);
    }

    @Test
    void links_and_uploaded_files_that_are_gone_after_a_day_are_in_no_backup() {
        People people = at.server().people();
        people.add("chief", Role.ADMINISTRATOR);
        people.links().ofPassword("chief", "");
        at.signedIn(Role.ADMINISTRATOR).submitFile("/import", Map.of(), "incidents.csv", "a,b\nPLANTED,2\n");
        assertThat(at.number("SELECT count(*) FROM import_file")).isEqualTo(1);
        take();
        at.close();

        restore(directory.resolve("other"));
        at = ServerAtWork.in(directory.resolve("other"));

        assertThat(at.rows("SELECT (SELECT count(*) FROM import_file), (SELECT count(*) FROM access_link)"))
                .containsExactly("0|0");
    }

    /** Each server wrote what it did: the files know no order among them. */
    @Test
    void what_the_logs_of_several_servers_tell_holds_in_whatever_order_they_are_named() throws Exception {
        take();
        PhoneAtWork revoked = phoneWithAReport();
        PhoneAtWork kept = phoneWithAReport();
        at.server().phones().revoke(revoked.invitation().enrolment());
        at.close();
        List<String> all = Files.readAllLines(server.resolve("outside-log"));
        Path ofOne = directory.resolve("log-of-one");
        Path ofTwo = directory.resolve("log-of-two");
        Files.write(
                ofOne, all.stream().filter(line -> !line.startsWith("claimed ")).toList());
        Files.write(
                ofTwo, all.stream().filter(line -> line.startsWith("claimed ")).toList());
        assertThat(Files.readAllLines(ofTwo)).hasSize(2);

        restore(directory.resolve("other"), ofOne, ofTwo);
        at = ServerAtWork.in(directory.resolve("other"));

        assertThat(revoked.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.REVOKED));
        exchange(kept);
        assertThat(at.observations()).isEqualTo(1);
    }

    /** A copy that is put back again begins another epoch each time. */
    @Test
    void each_restore_begins_an_epoch_of_its_own() {
        phoneWithAReport();
        take();
        long before = at.number("SELECT epoch FROM mission_space");
        at.close();

        restore(directory.resolve("one"));
        at = ServerAtWork.in(directory.resolve("one"));
        long first = at.number("SELECT epoch FROM mission_space");
        at.close();
        restore(directory.resolve("two"), directory.resolve("one").resolve("outside-log"));
        at = ServerAtWork.in(directory.resolve("two"));

        assertThat(first).isGreaterThan(before);
        assertThat(at.number("SELECT epoch FROM mission_space")).isGreaterThan(first);
    }
}
