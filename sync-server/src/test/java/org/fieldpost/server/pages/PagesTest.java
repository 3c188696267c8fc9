package org.fieldpost.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.ClockConfidence;
import org.fieldpost.model.report.ClockReading;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a supervisor does with the pages, in a real browser. */
class PagesTest {

    private static final String NIMBA_I1 = ".matrix tbody tr:has(th:text-is('Nimba')) td:nth-of-type(1)";

    private static Browser browser;

    @TempDir
    Path directory;

    private ServerAtWork at;
    private String password;

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
        PhoneAtWork phone = at.phone();
        phone.report(Samples.resourceSite(NOON));
        phone.report(Samples.resourceSite(NOON.minus(Duration.ofDays(40))));
        phone.report(Samples.borderVisit(NOON));
        phone.exchange(at.address());
        password = at.server().people().add("amina", Role.SUPERVISOR);
    }

    @AfterEach
    void stop() {
        try (ServerAtWork server = at) {
            browser.closeWindows(server.address());
        }
    }

    @Test
    void a_wrong_password_says_so_and_the_right_one_opens_the_matrix() {
        Page page = browser.window(1280);
        browser.signIn(page, at.address(), "amina", "wrong");
        assertThat(page.getByRole(AriaRole.ALERT))
                .hasText("Name and password do not fit. Check both; capitals matter.");

        page.fill("#name", "amina");
        page.fill("#password", password);
        page.keyboard().press("Enter");

        assertThat(page).hasURL(at.address() + "/");
        assertThat(page.locator("#distinct")).hasText("2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void from_a_cell_to_its_reports_to_one_report(int width) {
        Page page = signedIn(width);
        assertThat(page.locator(NIMBA_I1)).hasText("1 (1)");

        page.click(NIMBA_I1 + " a");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Nimba · I1");
        assertThat(page.locator(".report")).hasCount(1);

        page.click(".receipt");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(new ReceiptCode(false, "A1", 1, 1) + " · Resource site");
        assertThat(page.locator(".note")).hasText("Gate, two guards, radio mast.");
        assertThat(page.locator("dl")).containsText("Armed men take a share of the washed gold at the gate.");
        assertThat(page.locator("dl")).containsText("18 Nov 2026, 12:00");
        assertThat(page.locator("main")).containsText("FLASH");
    }

    @Test
    void a_report_of_which_nobody_knows_when_it_was_is_told_of_beside_the_numbers() {
        PhoneAtWork ahead = at.phone();
        ahead.report(Samples.smuggling(NOON.plus(Duration.ofDays(400))));
        ahead.exchange(at.address());
        Page page = signedIn(1280);
        assertThat(page.locator("#distinct")).hasText("2");

        page.getByText("Time uncertain, in no number: 1").click();
        assertThat(page.locator("#time-uncertain + p + .reports .report")).hasCount(1);
        page.click("#time-uncertain + p + .reports .receipt");
        assertThat(page.locator("#time")).containsText("a correction that states the time counts");
        page.navigate(at.address() + "/review");
        assertThat(page.locator(".lines")).containsText("Time uncertain");
    }

    @Test
    void a_corrected_time_says_what_the_phone_said() {
        PhoneAtWork behind = at.phone();
        behind.write(new Body.Clock(new ClockReading(
                1,
                NOON.minus(Duration.ofHours(30)),
                Optional.of(new ClockReading.Told(Duration.ofHours(26), ClockConfidence.GPS)))));
        behind.report(Samples.borderVisit(NOON.minus(Duration.ofHours(27))));
        behind.exchange(at.address());
        Page page = signedIn(1280);

        page.navigate(at.address() + "/reports/"
                + new ReceiptCode(false, behind.invitation().officerCode(), 1, 2).spoken());

        assertThat(page.locator("dl").first()).containsText("18 Nov 2026, 11:00");
        assertThat(page.locator("dl").first()).containsText("by the phone's clock 17 Nov 2026, 09:00");
    }

    @Test
    void a_longer_period_counts_more() {
        Page page = signedIn(1280);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("12 weeks"))
                .click();

        assertThat(page.locator(NIMBA_I1)).hasText("2 (2)");
        page.click(NIMBA_I1 + " a");
        assertThat(page.locator(".report")).hasCount(2);
    }

    @Test
    void the_keyboard_alone_reaches_a_cell_and_opens_it() {
        Page page = signedIn(1280);
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();

        int presses = 0;
        while (!(boolean) page.evaluate("document.activeElement.matches('.matrix tbody td:not(.extra) a')")) {
            page.keyboard().press("Tab");
            assertThat(++presses).as("presses of Tab").isLessThan(40);
        }
        String outline = (String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
        assertThat(outline).as("focus is visible").isEqualTo("solid");
        page.keyboard().press("Enter");

        assertThat(page.locator(".report")).hasCount(1);
    }

    @Test
    void french_is_chosen_once_and_stays() {
        Page page = signedIn(1280);

        page.click(".mine summary");
        page.getByText("Français").click();

        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        page.navigate(at.address() + "/reports/A1-1");
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        assertThat(page.locator("dl")).containsText("18 nov. 2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?weeks=12", "/reports?interface=I1&region=LR-NI&weeks=12", "/reports/A1-1"})
    void changing_the_language_keeps_what_was_asked_for(String path) {
        Page page = signedIn(1280);
        page.navigate(at.address() + path);
        String facts = page.locator(".facts strong, h1").first().innerText();
        int reports = page.locator(".report").count();

        page.click(".mine summary");
        page.getByText("Français").click();
        page.click(".mine summary");
        page.getByText("English").click();

        assertThat(page.locator(".facts strong, h1").first()).hasText(facts);
        assertThat(page.locator(".report")).hasCount(reports);
        if (path.contains("weeks=12")) {
            assertThat(page.url()).contains("weeks=12");
        }
    }

    @Test
    void signing_out_leads_to_the_sign_in_page_and_back_shows_nothing() {
        Page page = signedIn(1280);

        page.click(".mine summary");
        page.getByText("Sign out").click();
        assertThat(page).hasURL(at.address() + "/sign-in");
        page.goBack();

        assertThat(page).hasURL(at.address() + "/sign-in");
        assertThat(page.locator("main")).not().containsText("Nimba");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void the_navigation_takes_little_room_keeps_the_number_that_waits_in_sight_and_opens_by_keys(int width) {
        password = at.server().people().add("binta", Role.SUPERVISOR, Role.ADMINISTRATOR);
        Page page = browser.window(width);
        browser.signIn(page, at.address(), "binta", password);

        assertThat(page.locator(".waiting")).isVisible();
        assertThat(page.locator("header.bar").boundingBox().height)
                .as("height of the bar")
                .isLessThan(width == 1280 ? 70 : 130);
        Locator phones = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Phones"));
        assertThat(phones).hasCount(0);

        page.locator("nav summary").press("Enter");
        assertThat(phones).isVisible();
        phones.press("Enter");

        assertThat(page).hasURL(at.address() + "/phones");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("nav")).isHidden();
        assertThat(page.locator(".mine")).isHidden();
    }

    @Test
    void a_receipt_code_of_nothing_gives_a_page_that_leads_back() {
        Page page = signedIn(1280);
        page.navigate(at.address() + "/reports/K7-42");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To the matrix"))
                .click();

        assertThat(page.locator("#distinct")).hasText("2");
    }

    private Page signedIn(int width) {
        Page page = browser.window(width);
        browser.signIn(page, at.address(), "amina", password);
        assertThat(page).hasURL(at.address() + "/");
        return page;
    }
}
