package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report that was opened from the list behind a number leads back to it, and to the next report of it. */
class OpenedFromListTest {

    private static final String SMUGGLING = "/reports?region=LR-NI&weeks=4&kind=SMUGGLING";
    private static final Pattern LINK =
            Pattern.compile("<a class=\"button quiet\"( rel=\"[a-z]+\")? href=\"([^\"]+)\"");

    @TempDir
    Path directory;

    @Test
    void the_list_of_a_number_is_read_report_by_report_and_found_again() {
        try (ServerAtWork at = ServerAtWork.in(directory, Samples.liberia(), MissionMode.LIVE)) {
            PhoneAtWork phone = at.phone();
            for (int i = 0; i < 3; i++) {
                phone.report(Samples.smuggling(NOON.minus(Duration.ofDays(i))));
                phone.report(Samples.resourceSite(NOON.minus(Duration.ofDays(i))));
            }
            phone.exchange(at.address());
            Visitor reading = at.signedIn(Role.ANALYST);
            String list = reading.get(SMUGGLING).body();
            List<String> opened = new ArrayList<>();
            Optional<String> next = link(list, "<a class=\"receipt\" href=\"([^\"]+)\"", 1);
            while (next.isPresent()) {
                String report = reading.get(next.get()).body();
                opened.add(next.get().replaceAll("^/reports/|\\?.*$", ""));
                assertThat(receipts(
                                reading.get(button(report, "").orElseThrow()).body()))
                        .as("the list it leads back to")
                        .isEqualTo(receipts(list));
                assertThat(button(report, " rel=\"prev\"").map(former -> former.replaceAll("^/reports/|\\?.*$", "")))
                        .isEqualTo(opened.size() < 2 ? Optional.empty() : Optional.of(opened.get(opened.size() - 2)));
                next = button(report, " rel=\"next\"");
            }
            assertThat(opened).hasSize(3).isEqualTo(receipts(list));
        }
    }

    @Test
    void a_decision_and_a_refused_form_keep_the_list() {
        try (ServerAtWork at = ServerAtWork.in(directory, Samples.liberia(), MissionMode.LIVE)) {
            PhoneAtWork phone = at.phone();
            phone.report(Samples.smuggling(NOON));
            phone.exchange(at.address());
            Visitor supervisor = at.signedIn(Role.SUPERVISOR);
            Map<String, String> wrong = Map.of("source", "B", "information", "9", "in_list", "weeks=4&kind=SMUGGLING");
            Map<String, String> right = Map.of("source", "B", "information", "2", "in_list", "weeks=4&kind=SMUGGLING");
            var deciding = new Deciding(at, supervisor);

            HttpResponse<String> refused = deciding.send("A1-1", "grade", wrong);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(button(refused.body(), "").orElseThrow()).contains("weeks=4", "kind=SMUGGLING");

            String graded = deciding.send("A1-1", "grade", right)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            String page = supervisor.get(graded.replace(at.address(), "")).body();
            assertThat(page).contains("graded it B2");
            assertThat(button(page, "").orElseThrow()).contains("weeks=4", "kind=SMUGGLING");
        }
    }

    @Test
    void an_address_that_names_another_site_leads_to_the_list_here() {
        List<String> wrong = List.of(
                "weeks=//elsewhere.example",
                "weeks=4&region=//elsewhere.example",
                "weeks=4&region=%22%3E%3Cscript%3E",
                "weeks=4&until=https://elsewhere.example&interface=javascript:alert(1)",
                "weeks=4&after=1.0.//elsewhere.example");
        assertSoftly(softly -> wrong.forEach(each -> softly.assertThat(
                        Listed.from(each).orElseThrow().address())
                .as(each)
                .matches("/reports\\?region=[A-Za-z0-9%.*_+-]*&interface=&weeks=\\d+(&after=[A-Za-z0-9%.*_+-]+)?")));
        assertThat(Listed.from("//elsewhere.example")).isEmpty();
    }

    @Test
    void the_last_report_of_a_page_leads_to_the_first_of_the_next() {
        List<Behind.Key> found = List.of(key("A"), key("B"), key("C"));
        Listed listed = Listed.from("weeks=4").orElseThrow();

        assertThat(Beside.of(found, 2, listed, "B").next().orElseThrow())
                .isEqualTo(new Beside.Step("C", listed.behind(key("B"))));
        assertThat(Beside.of(found, 3, listed, "C").next()).isEmpty();
        assertThat(Beside.of(found, 2, listed, "C")).as("of another page").isEqualTo(Beside.NONE);
    }

    private static Behind.Key key(String receipt) {
        return new Behind.Key(false, Instant.EPOCH, receipt);
    }

    private static List<String> receipts(String list) {
        return Pattern.compile("<a class=\"receipt\" href=\"[^\"]+\">([^<]+)<")
                .matcher(list)
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    /** Where the first button of this kind leads. */
    private static Optional<String> button(String page, String rel) {
        return LINK.matcher(page)
                .results()
                .filter(each -> rel.equals(Optional.ofNullable(each.group(1)).orElse("")))
                .findFirst()
                .map(each -> each.group(2).replace("&amp;", "&"));
    }

    private static Optional<String> link(String page, String pattern, int group) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        return found.find() ? Optional.of(found.group(group).replace("&amp;", "&")) : Optional.empty();
    }
}
