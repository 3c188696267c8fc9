package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.ListedReports;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports behind a number that does not fit on a page. */
class BehindTest {

    private static final Pattern NUMBER = Pattern.compile("<strong>(\\d+)</strong>");
    private static final Pattern RECEIPT = Pattern.compile(
            "<a class=\"receipt\" href=\"/reports/[^\"]+\">([^<]+)</a>\\s*(<span class=\"badge danger\">)?");

    @TempDir
    Path directory;

    @Test
    void a_number_is_read_to_its_end_page_by_page_each_report_once_and_flash_reports_first() {
        var reports = new RandomReports(5, NOON);
        try (ServerAtWork at = ServerAtWork.in(directory, Samples.liberia(), MissionMode.LIVE)) {
            PhoneAtWork phone = at.phone();
            for (int i = 0; i < 320; i++) {
                phone.report(reports.next());
            }
            phone.exchange(at.address());
            Visitor reading = at.signedIn(Role.ANALYST);
            String weeks = "/reports?weeks=520";
            List<String> receipts = new ArrayList<>();
            List<Boolean> flash = new ArrayList<>();
            List<String> pages = ListedReports.pages(reading, weeks);
            int number = number(pages.get(0));
            assertThat(number).isGreaterThan(200);
            for (String page : pages) {
                assertThat(number(page)).as("the number on each page").isEqualTo(number);
                for (MatchResult each : RECEIPT.matcher(page).results().toList()) {
                    receipts.add(each.group(1));
                    flash.add(each.group(2) != null);
                }
            }
            assertThat(pages).hasSize((number + 99) / 100);
            assertThat(receipts).doesNotHaveDuplicates().hasSize(number);
            int flashes = flash.indexOf(false);
            assertThat(flashes).as("flash reports").isPositive();
            assertThat(flash.subList(flashes, flash.size())).containsOnly(false);
            assertThat(number).isEqualTo((int) at.number("SELECT count(*) FROM counted_observation"));
        }
    }

    private static int number(String page) {
        Matcher found = NUMBER.matcher(page);
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1));
    }
}
