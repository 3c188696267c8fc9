package org.fieldpost.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supervisor clears the queue with the keyboard alone, in a real browser. */
class KeyboardReviewTest {

    private static Browser browser;

    @TempDir
    Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;
    private Page page;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        phone = at.phone();
        phone.report(Samples.smuggling(NOON.minus(Duration.ofDays(3))));
        phone.report(Samples.smuggling(NOON.minus(Duration.ofDays(2))));
        phone.report(Samples.resourceSite(NOON.minus(Duration.ofDays(1))));
        phone.report(Samples.borderVisit(NOON));
        phone.exchange(at.address());
        page = browser.window(1280);
        browser.signIn(page, at.address(), "amina", at.server().people().add("amina", Role.SUPERVISOR));
        assertThat(page).hasURL(at.address() + "/");
        page.navigate(at.address() + "/review");
    }

    @AfterEach
    void stop() {
        try (ServerAtWork server = at) {
            browser.closeWindows(server.address());
        }
    }

    private static String receipt(long number) {
        return new ReceiptCode(false, "A1", 1, number).spoken();
    }

    private void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private void isOpen(String receipt) {
        assertThat(page.locator(".decide")).hasAttribute("data-receipt", receipt);
    }

    private void waiting(int many) {
        assertThat(page.locator("#waiting")).hasText(String.valueOf(many));
    }

    @Test
    void the_queue_is_cleared_with_grades_a_question_interfaces_a_merge_and_a_retraction() {
        isOpen(receipt(3));
        press("g", "b", "2");
        waiting(3);
        assertThat(page.locator(".done")).containsText("graded it B2");
        isOpen(receipt(1));

        press("i", "ArrowDown", "ArrowDown", "Tab", "Tab", "Tab");
        page.keyboard().type("the fuel goes to the camp");
        press("Enter");
        assertThat(page.locator(".done")).containsText("interfaces kept");
        isOpen(receipt(1));
        press("m");
        page.keyboard().press("Control+a");
        page.keyboard().type(receipt(2));
        press("Enter");
        waiting(2);
        assertThat(page.locator(".done")).containsText("merged it into " + receipt(2));

        isOpen(receipt(2));
        press("q");
        page.keyboard().type("Which bank of the river?");
        press("Tab", "Enter");
        waiting(1);

        isOpen(receipt(4));
        press("r");
        page.keyboard().type("it was a wedding");
        press("Enter");
        waiting(0);
        assertThat(page.locator("main")).containsText("Nothing waits for a decision.");
        assertThat(at.rows("SELECT outcome, grade, into_receipt FROM newest_ruling ORDER BY outcome"))
                .containsExactly("GRADED|B2|null", "MERGED|null|" + receipt(2), "RETRACTED|null|null");

        press("u");
        waiting(1);
        isOpen(receipt(4));
    }

    @Test
    void a_key_pressed_for_a_report_that_is_not_open_yet_does_nothing_to_the_one_that_is() {
        isOpen(receipt(3));

        press("j", "g", "a", "1");

        isOpen(receipt(1));
        assertThat(page.locator("#key-status")).isHidden();
        assertThat(at.number("SELECT count(*) FROM ruling")).isZero();
        press("j", "j", "Enter");
        isOpen(receipt(4));
        press("g", "a", "Escape", "1");
        assertThat(at.number("SELECT count(*) FROM ruling")).isZero();
    }

    @Test
    void a_receipt_code_heard_over_the_radio_is_found_from_the_queue() {
        press("/");
        page.keyboard().type("alfa one dash three");
        press("Enter");

        assertThat(page.locator("main")).containsText("it is here and counts");
        press("Tab");
        page.navigate(at.address() + "/find?receipt=" + receipt(3).substring(0, 5) + "x");
        assertThat(page.locator("[role=alert]")).containsText("was misread");
    }

    @Test
    void a_flash_report_that_comes_while_a_page_is_open_is_announced_and_dismissed_for_oneself() {
        page.navigate(at.address() + "/");
        assertThat(page.locator(".flash-alert")).containsText(receipt(3));
        page.locator(".flash-alert button").press("Enter");
        assertThat(page.locator(".flash-alert")).hasCount(0);
        page.navigate(at.address() + "/");
        page.evaluate("window.stays = true");

        at.clock().advance(Duration.ofMinutes(1));
        phone.report(Samples.smuggling(NOON, "", true));
        phone.exchange(at.address());

        assertThat(page.locator("#alert .flash-alert"))
                .containsText(
                        receipt(5),
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(60_000));
        assertThat((boolean) page.evaluate("window.stays"))
                .as("the page was not loaded again")
                .isTrue();
        assertThat(at.rows("SELECT person, receipt FROM alert_dismissed")).isEqualTo(List.of("amina|" + receipt(3)));
    }
}
