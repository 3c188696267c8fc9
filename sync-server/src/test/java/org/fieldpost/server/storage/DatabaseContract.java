package org.fieldpost.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P3, on both databases: writes that share a commit are each all or nothing, and what was answered is on the disk for anybody who looks. */
@Timeout(60)
abstract class DatabaseContract {

    private static final int TOGETHER = 12;

    @TempDir
    Path directory;

    Database database;
    final ExecutorService threads = Executors.newFixedThreadPool(TOGETHER + 1);

    @BeforeEach
    void open() {
        database = openDatabase();
        database.write(db -> execute(db, "CREATE TABLE said (word TEXT PRIMARY KEY, half INTEGER NOT NULL)"));
    }

    abstract Database openDatabase();

    /** As another program sees it. */
    abstract Connection connect() throws SQLException;

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void what_was_answered_is_seen_by_anybody_who_looks_at_the_file() throws Exception {
        List<Callable<String>> works = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            String word = "w" + i;
            works.add(() -> {
                String answered = database.writeTogether(db -> bothHalves(db, word));
                assertThat(halvesOnDisk(answered)).isEqualTo(2);
                return answered;
            });
        }

        for (Future<String> each : atOnce(works)) {
            each.get();
        }

        assertThat(onDisk("SELECT count(*) FROM said")).isEqualTo(2 * TOGETHER);
    }

    @Test
    void a_write_alone_is_answered_after_its_commit() {
        String answered = database.writeTogether(db -> bothHalves(db, "alone"));

        assertThat(answered).isEqualTo("alone");
        assertThat(halvesOnDisk("alone")).isEqualTo(2);
    }

    @Test
    void one_that_throws_leaves_nothing_and_the_others_are_whole() throws Exception {
        assertOnlyTheBadOneIsMissing(
                db -> {
                    half(db, "bad", 1);
                    throw new IllegalStateException("in the middle");
                },
                IllegalStateException.class);
    }

    @Test
    void one_that_hits_a_constraint_leaves_nothing_and_the_others_are_whole() throws Exception {
        assertOnlyTheBadOneIsMissing(
                db -> {
                    half(db, "bad", 1);
                    return half(db, "bad", 1);
                },
                ProblemException.class);
    }

    /** Such as too deep a recursion, or no memory for one large envelope. */
    @Test
    void one_that_ends_in_an_error_leaves_nothing_and_the_others_are_whole() throws Exception {
        assertOnlyTheBadOneIsMissing(
                db -> {
                    half(db, "bad", 1);
                    throw new StackOverflowError("in the middle");
                },
                StackOverflowError.class);
    }

    @Test
    void one_that_hits_a_constraint_alone_leaves_nothing_for_the_next_to_commit() {
        assertThatThrownBy(() -> database.writeTogether(db -> {
                    half(db, "bad", 1);
                    return half(db, "bad", 1);
                }))
                .isInstanceOf(ProblemException.class);

        database.write(db -> bothHalves(db, "next"));

        assertThat(halvesOnDisk("bad")).isZero();
        assertThat(halvesOnDisk("next")).isEqualTo(2);
    }

    @Test
    void what_was_answered_beside_a_bad_one_survives_closing() throws Exception {
        List<Future<String>> all = group(db -> {
            half(db, "bad", 1);
            return half(db, "bad", 1);
        });
        for (int i = 0; i < TOGETHER; i++) {
            if (i != TOGETHER / 2) {
                all.get(i).get();
            }
        }

        database.close();

        assertThat(onDisk("SELECT count(*) FROM said")).isEqualTo(2 * (TOGETHER - 1));
    }

    /** Not answered: the phone sends it again. */
    @Test
    void what_waits_when_the_server_closes_hears_so_and_does_not_wait_for_ever() throws Exception {
        var slow = new CountDownLatch(1);
        var holding = new CountDownLatch(1);
        Future<?> first = threads.submit(() -> database.write(db -> {
            holding.countDown();
            return await(slow);
        }));
        holding.await();
        Future<?> closing = threads.submit(database::close);
        List<Future<String>> waiting = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            String word = "w" + i;
            waiting.add(threads.submit(() -> database.writeTogether(db -> bothHalves(db, word))));
        }

        slow.countDown();
        first.get(30, TimeUnit.SECONDS);
        closing.get(30, TimeUnit.SECONDS);

        long answered = 0;
        for (Future<String> each : waiting) {
            try {
                each.get(30, TimeUnit.SECONDS);
                answered++;
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(ProblemException.class);
            }
        }
        assertThat(onDisk("SELECT count(*) FROM said")).isEqualTo(2 * answered);
    }

    private void assertOnlyTheBadOneIsMissing(Database.Work<String> bad, Class<? extends Throwable> thrown)
            throws Exception {
        List<Future<String>> all = group(bad);

        assertThatThrownBy(() -> all.get(TOGETHER / 2).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(thrown);
        for (int i = 0; i < TOGETHER; i++) {
            if (i != TOGETHER / 2) {
                assertThat(halvesOnDisk(all.get(i).get())).as("w%d", i).isEqualTo(2);
            }
        }
        database.write(db -> bothHalves(db, "afterwards"));
        assertThat(halvesOnDisk("bad")).isZero();
        assertThat(onDisk("SELECT count(*) FROM said")).isEqualTo(2 * TOGETHER);
    }

    /** Many good ones with a bad one in the middle, all waiting behind one slow write, so that they share a commit. */
    private List<Future<String>> group(Database.Work<String> bad) throws Exception {
        List<Callable<String>> works = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            String word = "w" + i;
            works.add(
                    i == TOGETHER / 2
                            ? () -> database.writeTogether(bad)
                            : () -> database.writeTogether(db -> bothHalves(db, word)));
        }
        return atOnce(works);
    }

    private <T> List<Future<T>> atOnce(List<Callable<T>> works) throws Exception {
        var slow = new CountDownLatch(1);
        var holding = new CountDownLatch(1);
        Future<?> first = threads.submit(() -> database.write(db -> {
            holding.countDown();
            return await(slow);
        }));
        holding.await();
        List<Future<T>> all = new ArrayList<>();
        for (Callable<T> work : works) {
            all.add(threads.submit(work));
            Thread.sleep(10);
        }
        slow.countDown();
        first.get();
        return all;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String bothHalves(Connection db, String word) throws SQLException {
        half(db, word, 1);
        half(db, word + "'", 2);
        return word;
    }

    private static String half(Connection db, String word, int half) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("INSERT INTO said (word, half) VALUES (?, ?)")) {
            insert.setString(1, word);
            insert.setInt(2, half);
            insert.executeUpdate();
        }
        return word;
    }

    private static boolean execute(Connection db, String sql) throws SQLException {
        try (Statement statement = db.createStatement()) {
            return statement.execute(sql);
        }
    }

    private long halvesOnDisk(String word) {
        return onDisk("SELECT count(*) FROM said WHERE word IN ('" + word + "', '" + word + "''')");
    }

    private long onDisk(String sql) {
        try (Connection db = connect();
                Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Test
    void what_a_write_did_before_it_failed_never_happened() {
        assertThatThrownBy(() -> database.write(db -> {
                    bothHalves(db, "bad");
                    throw new IllegalStateException("in the middle");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(onDisk("SELECT count(*) FROM said")).isZero();
    }

    @Test
    void a_write_within_a_write_is_part_of_it_and_reads_what_it_wrote() {
        assertThatThrownBy(() -> database.write(db -> {
                    database.write(inner -> bothHalves(inner, "inner"));
                    assertThat(database.<Long>read(inner -> count(inner))).isEqualTo(2);
                    throw new IllegalStateException("in the middle");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(onDisk("SELECT count(*) FROM said")).isZero();
    }

    @Test
    void a_read_sees_one_moment_whatever_is_written_meanwhile() {
        database.write(db -> bothHalves(db, "before"));

        long[] seen = database.read(db -> {
            long first = count(db);
            inAnotherThread(() -> database.write(other -> bothHalves(other, "meanwhile")));
            return new long[] {first, count(db)};
        });

        assertThat(seen).containsExactly(2, 2);
        assertThat(onDisk("SELECT count(*) FROM said")).isEqualTo(4);
    }

    @Test
    void a_rule_of_the_schema_is_told_from_other_failures() {
        database.write(db -> half(db, "once", 1));

        assertThatThrownBy(() -> database.write(db -> half(db, "once", 1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(Database.refusedByRule(refused)).isTrue());
        assertThatThrownBy(() -> database.write(db -> execute(db, "SELECT nothing FROM nowhere")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        other -> assertThat(Database.refusedByRule(other)).isFalse());
    }

    /** Each reads what is there and writes one more, which goes wrong where two can read the same. */
    @Test
    void what_many_threads_add_to_what_they_read_is_all_there() throws Exception {
        database.write(db -> half(db, "sum", 0));
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            boolean together = i % 2 == 0;
            all.add(threads.submit(() -> {
                for (int times = 0; times < 5; times++) {
                    Database.Work<Integer> add = DatabaseContract::addOne;
                    int sum = together ? database.writeTogether(add) : database.write(add);
                    assertThat(sum).isPositive();
                }
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }

        assertThat(onDisk("SELECT half FROM said WHERE word = 'sum'")).isEqualTo(5L * TOGETHER);
    }

    /** Each reads the highest number and takes the next, as invitations do. */
    @Test
    void what_many_threads_number_one_after_the_other_has_each_number_once() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            all.add(threads.submit(() -> {
                for (int times = 0; times < 3; times++) {
                    database.write(DatabaseContract::addNext);
                }
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }

        assertThat(onDisk("SELECT count(*) FROM said")).isEqualTo(3L * TOGETHER);
        assertThat(onDisk("SELECT max(half) FROM said")).isEqualTo(3L * TOGETHER);
    }

    private static String addNext(Connection db) throws SQLException {
        try (Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("SELECT coalesce(max(half), 0) + 1 FROM said")) {
            rows.next();
            return half(db, "w" + rows.getInt(1), rows.getInt(1));
        }
    }

    static int addOne(Connection db) throws SQLException {
        int sum;
        try (Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("SELECT half FROM said WHERE word = 'sum'")) {
            rows.next();
            sum = rows.getInt(1) + 1;
        }
        try (PreparedStatement update = db.prepareStatement("UPDATE said SET half = ? WHERE word = 'sum'")) {
            update.setInt(1, sum);
            update.executeUpdate();
        }
        return sum;
    }

    private static long count(Connection db) throws SQLException {
        try (Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM said")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void inAnotherThread(Callable<?> work) {
        try {
            threads.submit(work).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
