package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.access.Sight;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether officers and reviewers agree on interfaces, and of which reports that is said. */
class CodersAgreeTest {

    @TempDir
    Path directory;

    @Test
    void kappa_is_of_the_first_interface_and_of_each_given_or_not() {
        List<CodersAgree.Pair> all = new ArrayList<>();
        all.addAll(times(20, List.of(NexusInterface.I1, NexusInterface.I2), List.of(NexusInterface.I1)));
        all.addAll(times(15, List.of(NexusInterface.I2), List.of(NexusInterface.I2)));
        all.addAll(times(5, List.of(NexusInterface.I2), List.of(NexusInterface.I1)));
        all.addAll(times(3, List.of(), List.of(NexusInterface.I1)));

        CodersAgree agree = CodersAgree.of(all);

        assertThat(agree.both()).isEqualTo(40);
        assertThat(agree.leftOpen()).isEqualTo(3);
        // 35 of 40 alike; by chance 0.5 x 0.625 + 0.5 x 0.375
        assertThat(agree.first().orElseThrow().kappa()).isCloseTo(0.75, within(1e-9));
        CodersAgree.Of first = agree.each().get(0);
        assertThat(first.judged()).isEqualTo(NexusInterface.I1);
        assertThat(List.of(first.officer(), first.reviewer(), first.both())).containsExactly(20L, 25L, 20L);
        assertThat(first.agreement().orElseThrow().kappa()).isCloseTo(0.75, within(1e-9));
        CodersAgree.Of second = agree.each().get(1);
        assertThat(second.agreement().orElseThrow().kappa())
                .as("the officer gave it to all")
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void too_few_reports_or_all_of_one_sort_have_no_kappa() {
        List<CodersAgree.Pair> few = times(14, List.of(NexusInterface.I1), List.of(NexusInterface.I1));
        few.addAll(times(15, List.of(NexusInterface.I2), List.of(NexusInterface.I2)));
        assertThat(CodersAgree.of(few).first()).isEmpty();
        assertThat(CodersAgree.of(few).each()).allMatch(each -> each.agreement().isEmpty());
        few.addAll(times(1, List.of(NexusInterface.I4), List.of(NexusInterface.I4)));
        assertThat(CodersAgree.of(few).first()).isPresent();
        assertThat(CodersAgree.of(few).each().get(2).agreement())
                .as("of one report")
                .isEmpty();
        assertThat(CodersAgree.of(times(50, List.of(NexusInterface.I1), List.of(NexusInterface.I1)))
                        .first())
                .isEmpty();
    }

    @Test
    void the_page_counts_what_reviewers_judged_in_the_period_and_one_may_see() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.phone();
            for (int i = 0; i < 4; i++) {
                phone.report(Samples.resourceSite(NOON.minus(Duration.ofDays(i))));
            }
            phone.report(Samples.smuggling(NOON));
            phone.exchange(at.address());
            var desk = new Deciding(at, at.signedIn(Role.SUPERVISOR));
            desk.interfaces("A1-1", "I1", "I2");
            desk.interfaces("A1-2", "I2", "I4");
            desk.interfaces("A1-3", "I1", "I2");
            desk.undoInterfaces("A1-3");
            desk.interfaces("A1-4", "I1", "I2");
            desk.retract("A1-4", "tried");
            desk.interfaces("A1-5", "I2", "I4");

            assertThat(at.signedIn(Role.ANALYST).get("/lag").body())
                    .contains("reports coded by both: 2 ·", "coded by the reviewer alone: 1 ·")
                    .contains("No kappa is shown: fewer than 30 reports were coded by both in this period.");
            assertThat(at.signedIn(Role.ANALYST)
                            .get("/lag?weeks=12&until=2026-08-01")
                            .body())
                    .contains("reports coded by both: 0 ·", "coded by the reviewer alone: 0 ·");
            assertThat(at.supervising("LR-LO").get("/lag").body()).contains("reports coded by both: 0 ·");
        }
    }

    @Test
    @Tag("sqlite")
    void nobody_looks_at_reports_that_no_reviewer_judged() throws SQLException {
        ServerAtWork.in(directory).close();
        List<String> steps = new ArrayList<>();
        try (Connection db = TestDatabase.connect(directory);
                PreparedStatement query =
                        db.prepareStatement("EXPLAIN QUERY PLAN " + JudgedReports.query(Sight.EVERYTHING));
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
        }
        assertThat(steps)
                .anyMatch(step -> step.contains("review_coding_by_time"))
                .allMatch(step -> !step.startsWith("SCAN") || step.equals("SCAN c") || step.startsWith("SCAN (sub"));
    }

    private static List<CodersAgree.Pair> times(int many, List<NexusInterface> officer, List<NexusInterface> reviewer) {
        return new ArrayList<>(Collections.nCopies(many, new CodersAgree.Pair(officer, reviewer)));
    }
}
