package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.retention.Retention;
import org.fieldpost.server.storage.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letting go changes no number, and behind every number the list has as many lines, whatever of it was let go. */
class LetGoRecountTest {

    private static final int WEEKS = 52;
    private static final Duration KEPT = Duration.ofDays(60);
    private static final Pattern LISTED = Pattern.compile("<strong>(\\d+)</strong>");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void the_list_behind_each_cell_has_as_many_lines_as_the_cell_counts(long seed) {
        var random = new Random(seed);
        var reports = new RandomReports(seed, NOON);
        try (ServerAtWork at = ServerAtWork.in(directory, Samples.liberia(), MissionMode.LIVE)) {
            PhoneAtWork phone = at.phone();
            PhoneAtWork silent = at.enrolledPhone();
            List<Long> said = new ArrayList<>();
            Map<Long, Observation> typed = new LinkedHashMap<>();
            for (int week = 0; week < 4; week++) {
                for (int i = 0; i < 14; i++) {
                    said.add(phone.report(reports.next()));
                }
                phone.exchange(at.address());
                type(at, silent, reports, random, typed);
                decide(at, random, said);
                at.clock().advance(Duration.ofDays(20));
            }
            Map<String, Long> counted = counted(at);
            assertThat(counted.get(" all")).isGreaterThan(30);
            assertThat(linesOfEach(at)).as("before").isEqualTo(counted);

            for (int again = 0; again < 4; again++) {
                letGo(at);
                assertThat(counted(at))
                        .as("counted, let go %d times", again + 1)
                        .isEqualTo(counted);
                assertThat(linesOfEach(at))
                        .as("listed, let go %d times", again + 1)
                        .isEqualTo(counted);
                at.clock().advance(Duration.ofDays(20));
            }
            assertThat(at.number("SELECT count(*) FROM text_copy WHERE gone_at IS NULL"))
                    .isZero();

            typed.forEach((number, observation) -> silent.report(observation));
            silent.exchange(at.address());
            Map<String, Long> then = counted(at);
            assertThat(linesOfEach(at))
                    .as("after the reports of all texts came")
                    .isEqualTo(then);
        }
    }

    /** Some are proven, some are misheard and then let count or not. */
    private static void type(
            ServerAtWork at, PhoneAtWork silent, RandomReports reports, Random random, Map<Long, Observation> typed) {
        Visitor typing = at.signedIn(Role.SUPERVISOR);
        for (int i = 0; i < 5; i++) {
            Observation seen = reports.next();
            String text;
            try {
                text = silent.text(typed.size() + 1L, seen);
            } catch (ProblemException never) {
                continue;
            }
            boolean misheard = random.nextInt(3) == 0;
            String heard = misheard ? text.substring(0, text.length() - 1) + (text.endsWith("A") ? 'B' : 'A') : text;
            if (typing.submit("/texts", Map.of("text", heard)).statusCode() != 200) {
                continue;
            }
            typed.put(typed.size() + 1L, seen);
            if (misheard || random.nextInt(4) == 0) {
                String receipt = new ReceiptCode(false, silent.invitation().officerCode(), 1, typed.size()).spoken();
                String stored = at.rows("SELECT text FROM text_copy WHERE receipt = '" + receipt + "'")
                        .get(0);
                typing.submit(
                        "/texts/decide",
                        Map.of("receipt", receipt, "text", stored, "accepted", String.valueOf(random.nextBoolean())));
            }
        }
    }

    private static void decide(ServerAtWork at, Random random, List<Long> said) {
        var desk = new Deciding(at, at.signedIn(Role.SUPERVISOR));
        List<Long> some = new ArrayList<>(said);
        Collections.shuffle(some, random);
        for (long number : some.subList(0, 6)) {
            String receipt = new ReceiptCode(false, "A1", 1, number).spoken();
            switch (random.nextInt(4)) {
                case 0 -> desk.send(receipt, "retract", Map.of("reason", "seen elsewhere"));
                case 1 -> desk.send(receipt, "grade", Deciding.grade("B2"));
                case 2 ->
                    desk.send(
                            receipt,
                            "interfaces",
                            Map.of("first", "I7", "second", "I6", "reason", "as the photo shows"));
                default -> desk.send(receipt, "undo", Map.of());
            }
        }
    }

    private void letGo(ServerAtWork at) {
        at.server().close();
        try (Database database = TestDatabase.open(directory)) {
            new Retention(database, at.clock()).letGo(KEPT);
        } finally {
            at.restart();
        }
    }

    private static List<Optional<String>> regions() {
        return Stream.concat(
                        Stream.of(Optional.<String>empty()),
                        Samples.liberia().regions().regions().stream().map(region -> Optional.of(region.code())))
                .toList();
    }

    private static List<Optional<NexusInterface>> interfaces() {
        return Stream.concat(
                        Stream.of(Optional.<NexusInterface>empty()),
                        Stream.of(NexusInterface.values()).map(Optional::of))
                .toList();
    }

    private static String cell(Optional<String> region, Optional<NexusInterface> judged) {
        return region.orElse("") + " " + judged.map(NexusInterface::name).orElse("all");
    }

    /** What the matrix says, by cell. */
    private Map<String, Long> counted(ServerAtWork at) {
        Map<String, Long> counted = new LinkedHashMap<>();
        at.server().close();
        try (Counting counting = Counting.stopped(directory, Samples.liberia())) {
            Matrix matrix = counting.matrix(Period.lastWeeks(
                    WEEKS, at.clock().instant(), Samples.liberia().zone()));
            for (Matrix.Row row : Stream.concat(Stream.of(matrix.all()), matrix.rows().stream())
                    .toList()) {
                Optional<String> region = Optional.of(row.regionCode()).filter(code -> !code.isEmpty());
                counted.put(cell(region, Optional.empty()), row.distinct());
                row.cells().forEach((judged, cell) -> counted.put(cell(region, Optional.of(judged)), cell.count()));
            }
        } finally {
            at.restart();
        }
        return counted;
    }

    /** How many lines the page behind each cell has, which is also the number that it says. */
    private static Map<String, Long> linesOfEach(ServerAtWork at) {
        Map<String, Long> lines = new LinkedHashMap<>();
        Visitor reading = at.signedIn(Role.SUPERVISOR);
        for (Optional<String> region : regions()) {
            for (Optional<NexusInterface> judged : interfaces()) {
                if (judged.isPresent() && lines.get(cell(region, Optional.empty())) == 0) {
                    // a list of everything that is empty says it of every part of it
                    lines.put(cell(region, judged), 0L);
                    continue;
                }
                String page = reading.get("/reports?weeks=" + WEEKS
                                + region.map(code -> "&region=" + code).orElse("")
                                + judged.map(each -> "&interface=" + each.name())
                                        .orElse(""))
                        .body();
                int notCounted = page.indexOf("<h2>Taken back or merged");
                String counting = notCounted < 0 ? page : page.substring(0, notCounted);
                int many = counting.split("<li class=\"card report\">", -1).length - 1;
                Matcher said = LISTED.matcher(page);
                assertThat(said.find() && Long.parseLong(said.group(1)) == many)
                        .as("%s says %d lines", cell(region, judged), many)
                        .isTrue();
                lines.put(cell(region, judged), (long) many);
            }
        }
        return lines;
    }
}
