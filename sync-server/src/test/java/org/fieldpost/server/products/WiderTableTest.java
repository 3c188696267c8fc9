package org.fieldpost.server.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.analysis.Denominator;
import org.fieldpost.server.analysis.Matrix;
import org.fieldpost.server.analysis.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever subtracts whatever is published from whatever else learns no hidden count. */
@SuppressWarnings("EnumOrdinal") // places in arrays
class WiderTableTest {

    private static final Period WEEKS = Period.lastWeeks(4, NOON, ZoneId.of("Africa/Monrovia"));

    @TempDir
    Path directory;

    /** Whoever knows how the table is made, and every other count, still finds each value of a hidden cell as likely as before. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_value_that_is_hidden_gives_the_very_same_table(long seed) {
        long[][] counts = counts(new Random(seed));
        String published = WiderTable.of(matrix(counts)).written();
        int hidden = 0;
        for (int region = 0; region < counts.length; region++) {
            for (NexusInterface each : WiderTable.COLUMNS) {
                if (counts[region][each.ordinal()] > 0 && counts[region][each.ordinal()] < WiderTable.LEAST) {
                    hidden++;
                    for (int other = 1; other < WiderTable.LEAST; other++) {
                        assertThat(WiderTable.of(matrix(with(counts, region, each, other)))
                                        .written())
                                .isEqualTo(published);
                    }
                }
            }
        }
        assertThat(hidden).as("cells were hidden").isPositive();
        assertThat(published).as("and some were not").containsPattern(" [1-9]");
    }

    @Test
    void totals_are_of_what_is_shown() {
        WiderTable table = WiderTable.of(matrix(counts(new Random(1))));
        for (NexusInterface each : WiderTable.COLUMNS) {
            assertThat(table.total(each))
                    .isEqualTo(table.rows().stream()
                            .map(row -> row.cells().get(each))
                            .mapToLong(cell -> cell instanceof WiderTable.Shown shown ? shown.count() : 0)
                            .sum());
        }
    }

    @Test
    void of_corrupted_officials_only_the_whole_mission_is_told_and_only_from_ten() {
        long[][] few = new long[3][7];
        few[0][NexusInterface.I6.ordinal()] = 6;
        few[1][NexusInterface.I6.ordinal()] = 3;
        assertThat(WiderTable.COLUMNS).doesNotContain(NexusInterface.I6, NexusInterface.I3);
        assertThat(WiderTable.of(matrix(few)).officials()).isEqualTo(new WiderTable.Hidden());
        few[2][NexusInterface.I6.ordinal()] = 1;
        assertThat(WiderTable.of(matrix(few)).officials()).isEqualTo(new WiderTable.Shown(10));
        assertThat(WiderTable.of(matrix(new long[3][7])).officials())
                .as("none tells something too")
                .isEqualTo(new WiderTable.Hidden());
    }

    @Test
    void it_is_kept_and_read_again_as_it_was() {
        WiderTable table = WiderTable.of(matrix(counts(new Random(3))));

        assertThat(WiderTable.parse(table.monday(), table.written())).isEqualTo(table);
    }

    /** Whatever is asked for and whenever, of a week there is one table, and no other to subtract it from. */
    @Test
    void of_the_same_weeks_there_is_never_a_second_table() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            LocalDate monday = WiderTables.monday(LocalDate.of(2026, 9, 30));
            Instant there =
                    monday.plusDays(3).atStartOfDay(Samples.liberia().zone()).toInstant();
            PhoneAtWork phone = at.phone();
            for (int i = 0; i < 7; i++) {
                phone.report(Samples.resourceSite(there.plus(Duration.ofHours(i))));
            }
            phone.exchange(at.address());
            Visitor analyst = at.signedIn(Role.ANALYST);
            assertThat(at.signedIn(Role.SUPERVISOR)
                            .submit("/wider", Map.of("monday", monday.toString()))
                            .statusCode())
                    .isEqualTo(403);

            analyst.submit("/wider", Map.of("monday", monday.toString()));
            String made = analyst.get("/wider/" + monday + ".csv").body();
            assertThat(made).contains("LR-NI,\"Nimba\"," + monday + ",4,7,");

            for (int i = 0; i < 4; i++) {
                phone.report(Samples.resourceSite(there.plus(Duration.ofHours(20 + i))));
            }
            phone.exchange(at.address());
            new Deciding(at, at.signedIn(Role.SUPERVISOR))
                    .retract(
                            at.rows("SELECT receipt FROM observation ORDER BY receipt")
                                    .get(0),
                            "a slip");
            at.clock().set(NOON.plus(Duration.ofDays(30)));
            Visitor later = at.signedIn(Role.ANALYST);
            List<String> asked = new ArrayList<>();
            for (int day = -60; day < 60; day++) {
                asked.add(monday.plusDays(day).toString());
            }
            for (String day : asked) {
                later.submit("/wider", Map.of("monday", day));
            }

            assertThat(later.get("/wider/" + monday + ".csv").body()).isEqualTo(made);
            assertThat(at.rows("""
                    SELECT count(*) FROM wider_table one JOIN wider_table other
                        ON other.first_week > one.first_week AND other.first_week < one.first_week + 4
                    """)).containsExactly("0");
            assertThat(at.number("SELECT count(*) FROM wider_table")).isGreaterThan(2);
        }
    }

    @Test
    void its_csv_says_in_words_what_is_no_number_and_its_page_speaks_of_what_it_shows_and_of_nothing_else() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            LocalDate monday = WiderTables.monday(LocalDate.of(2026, 9, 30));
            PhoneAtWork phone = at.phone();
            for (int i = 0; i < 2; i++) {
                phone.report(Samples.resourceSite(monday.plusDays(3 + i)
                        .atStartOfDay(Samples.liberia().zone())
                        .toInstant()));
            }
            phone.exchange(at.address());
            Visitor analyst = at.signedIn(Role.ANALYST);
            analyst.submit("/wider", Map.of("monday", monday.toString()));

            assertThat(analyst.get("/wider/" + monday + ".csv").body())
                    .contains("LR-NI,\"Nimba\"," + monday + ",4,\"hidden, 1 to 4\",")
                    .contains("\"nobody was there\"", "\"none reported\"")
                    .doesNotContain("NOT_", "NIL", "*");
            assertThat(analyst.get("/wider/" + monday + ".csv?lang=fr").body()).contains("\"masqué, 1 à 4\"");
            assertThat(analyst.get("/wider/" + monday + "?lang=en").body())
                    .contains("not incidents", "silence, not safety", "hidden: some, and too few to be told")
                    .doesNotContain("hatched", "bracket");
        }
    }

    @Test
    void a_table_waits_until_late_reports_have_come() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            Visitor analyst = at.signedIn(Role.ANALYST);
            LocalDate running = WiderTables.monday(
                    LocalDate.ofInstant(NOON, Samples.liberia().zone()));

            assertThat(analyst.submit("/wider", Map.of("monday", running.toString()))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(analyst.get("/wider/" + running).statusCode()).isEqualTo(404);
        }
    }

    private static long[][] counts(Random random) {
        long[][] counts = new long[6][7];
        for (long[] region : counts) {
            for (int i = 0; i < region.length; i++) {
                region[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(12);
            }
        }
        return counts;
    }

    private static long[][] with(long[][] counts, int region, NexusInterface each, long other) {
        long[][] changed = new long[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            changed[i] = counts[i].clone();
        }
        changed[region][each.ordinal()] = other;
        return changed;
    }

    private static Matrix matrix(long[][] counts) {
        List<Matrix.Row> rows = new ArrayList<>();
        long[] all = new long[7];
        for (int region = 0; region < counts.length; region++) {
            rows.add(row("R" + region, counts[region]));
            for (int i = 0; i < 7; i++) {
                all[i] += counts[region][i];
            }
        }
        return new Matrix(WEEKS, 12, Denominator.PATROL_HOURS, rows, row("", all));
    }

    private static Matrix.Row row(String code, long[] counts) {
        Map<NexusInterface, Matrix.Cell> cells = new EnumMap<>(NexusInterface.class);
        for (NexusInterface each : NexusInterface.values()) {
            long count = counts[each.ordinal()];
            cells.put(each, new Matrix.Cell(count, 0, count == 0 ? Matrix.Blank.NIL : Matrix.Blank.NONE));
        }
        return new Matrix.Row(
                code, cells, 0, 0, 0, Matrix.Looked.PATROLLED, new Matrix.Effort(0, 0), new Matrix.Pace(0, 0), false);
    }
}
