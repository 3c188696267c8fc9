package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.patrol.TrackSegment;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;
import org.fieldpost.server.tally.Week;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pauses, tracks and patrol reports, brought by phones over HTTP. */
class PatrolRecordsTest {

    private static final Instant START = NOON.minus(Duration.ofHours(8));
    private static final Patrol OUT = Samples.patrol(START);

    @TempDir
    Path directory;

    @Test
    void effort_is_counted_without_pauses() {
        Patrol paused = OUT.pausedAt(hour(1));
        Patrol ended = paused.resumedAt(hour(3)).ended(hour(6));

        try (ServerAtWork at = ServerAtWork.in(directory)) {
            deliver(at, at.phone(), new Body.PatrolRevision(OUT), new Body.PatrolRevision(paused));
        }
        assertThat(effort()).contains(Duration.ofHours(1));

        try (ServerAtWork at = ServerAtWork.in(directory)) {
            deliver(at, at.phone(), new Body.PatrolRevision(OUT), new Body.PatrolRevision(ended));
        }
        assertThat(effort()).contains(Duration.ofHours(4));
    }

    @Test
    void two_phones_on_one_patrol_count_once() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            deliver(
                    at,
                    at.phone(),
                    new Body.PatrolRevision(
                            OUT.pausedAt(hour(1)).resumedAt(hour(3)).ended(hour(6))));
            deliver(at, at.phone(), new Body.PatrolRevision(OUT.ended(hour(2))));
        }

        assertThat(effort()).contains(Duration.ofHours(5));
    }

    @Test
    void of_a_patrol_nobody_told_of_nothing_is_known() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            at.enrolledPhone();
        }

        assertThat(effort()).isEmpty();
    }

    @Test
    void a_track_and_a_patrol_report_are_held_and_wait_for_nobody() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            deliver(at, at.phone(), new Body.TrackStretch(track()), new Body.PatrolReported(report()));

            assertThat(at.rows("SELECT kind, set_aside IS NULL FROM entry ORDER BY number"))
                    .containsExactly("6|1", "7|1");
            assertThat(at.rows("SELECT crew_code, points, last_at - first_at FROM track_segment"))
                    .containsExactly(Samples.CREW + "|2|60000");
            assertThat(at.rows("SELECT crew_code, ended_at - started_at FROM patrol_report"))
                    .containsExactly(Samples.CREW + "|" + Duration.ofHours(6).toMillis());
            assertThat(at.signedIn(Role.SUPERVISOR).get("/").body()).doesNotContain("set aside for a person");
        }
    }

    /** P1: a courier brings the same again. */
    @Test
    void brought_twice_they_are_held_once() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.phone();
            phone.write(new Body.TrackStretch(track()));
            phone.write(new Body.PatrolReported(report()));
            var envelope = phone.envelope();

            PhoneAtWork.send(at.address(), envelope);
            PhoneAtWork.send(at.address(), envelope);

            assertThat(at.rows("SELECT (SELECT count(*) FROM track_segment), (SELECT count(*) FROM patrol_report)"))
                    .containsExactly("1|1");
        }
    }

    private static void deliver(ServerAtWork at, PhoneAtWork phone, Body... bodies) {
        List.of(bodies).forEach(phone::write);
        assertThat(phone.exchange(at.address()).ending()).isEqualTo(new Finished(Standing.FINAL));
    }

    /** As the cells count it, whatever the hour, the region and the means. */
    private Optional<Duration> effort() {
        try (Database database = TestDatabase.open(directory)) {
            return database.read(db -> {
                long[] seconds = new long[1];
                Week week = Week.of(START, Samples.liberia().zone());
                Tallies.read(
                        db,
                        week,
                        week.plus(1),
                        (of, region, line, amount) ->
                                seconds[0] += Line.sort(line) == Sort.PATROL_SECONDS ? amount : 0);
                return seconds[0] == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds[0]));
            });
        }
    }

    private static TrackSegment track() {
        var here = new Position(new Point(7.36, -8.71), 8, Position.Source.GPS);
        return new TrackSegment(
                OUT.key(),
                Position.Source.GPS,
                List.of(new TrackFix(hour(1), here), new TrackFix(hour(1).plusSeconds(60), here)));
    }

    private static PatrolReport report() {
        return new PatrolReport(
                OUT.key(),
                PatrolReport.Addressee.TEAM_SITE,
                "K7",
                PatrolReport.Approval.NOT_YET,
                hour(6),
                new Effort(Duration.ofHours(4), Duration.ZERO, 31_000),
                OUT.departure(),
                Optional.empty(),
                List.of(),
                List.of(new PatrolReport.Made(1, 1)),
                Map.of(PatrolReport.Section.ASSESSMENT, "Quiet."));
    }

    private static Instant hour(int hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
