package org.fieldpost.server.pages;

import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.fieldpost.server.ServerAtWork.NOON;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in both languages and at both widths: nothing for axe to complain of, no sideways scrolling, and a picture, in
 * {@code docs/screens} with {@code -Dfieldpost.screens=write}, else among the build's results.
 */
class LookTest {

    private static final List<String> PAGES = List.of(
            "asked",
            "sign-in",
            "matrix",
            "reports",
            "report",
            "phones",
            "revoke",
            "invitation",
            "courier",
            "imported",
            "texts",
            "mistyped",
            "set-aside",
            "me",
            "problem");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");

    /** One window for each width, signed in once. */
    private static final Map<Integer, Page> SIGNED_IN = new HashMap<>();

    private static final Map<Integer, Page> SUPERVISING = new HashMap<>();

    @TempDir
    static Path directory;

    private static ServerAtWork at;
    private static Browser browser;
    private static byte[] courierFile;
    private static String password;
    private static String text;

    @BeforeAll
    static void start() {
        at = ServerAtWork.comparingFingerprints(directory);
        browser = new Browser();
        password = at.server().people().add("adama", Role.SUPERVISOR, Role.ADMINISTRATOR);
        PhoneAtWork phone = at.phone();
        for (int i = 0; i < 24; i++) {
            Duration ago = Duration.ofHours(9L * i);
            phone.report(
                    i % 3 == 0
                            ? Samples.resourceSite(NOON.minus(ago))
                            : Samples.smuggling(NOON.minus(ago), "By night, along the river."));
        }
        phone.report(Samples.borderVisit(NOON));
        phone.write(new Body.PatrolRevision(Samples.patrol(NOON)));
        phone.write(new Body.Nil(Samples.nilReport(NOON)));
        phone.write(new Body.Status(3, "0.1.0"));
        phone.journal().append(50, Bytes.EMPTY, Priority.USUAL);
        phone.exchange(at.address());
        at.signedIn(Role.ADMINISTRATOR).submit("/phones/" + phone.invitation().enrolment() + "/confirm");
        PhoneAtWork waiting = at.enrolledPhone();
        waiting.report(Samples.smuggling(NOON));
        waiting.exchange(at.address());
        Visitor administrator = at.signedIn(Role.ADMINISTRATOR);
        text = phone.text(40, Samples.smuggling(NOON));
        administrator.submit("/texts", Map.of("text", text));
        administrator.submit("/texts", Map.of("text", otherProof(phone.text(1, Samples.smuggling(NOON)))));
        courierFile = CourierFile.encode(List.of(phone.envelope(), Bytes.of(new byte[20])));
    }

    private static String otherProof(String text) {
        return text.substring(0, text.length() - 1) + (text.endsWith("A") ? "B" : "A");
    }

    @AfterAll
    static void stop() {
        try (ServerAtWork server = at;
                Browser closing = browser) {
            closing.closeWindows(server.address());
        }
    }

    static List<Arguments> everyPage() {
        List<Arguments> all = new ArrayList<>();
        for (String name : PAGES) {
            for (String language : List.of("en", "fr", "es")) {
                all.add(Arguments.of(name, language, 1280));
                all.add(Arguments.of(name, language, 390));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void a_page_is_open_to_everybody_and_fits_its_window(String name, String language, int width) {
        Page page = switch (name) {
            case "sign-in" -> browser.window(width);
            case "asked" -> SUPERVISING.computeIfAbsent(width, LookTest::supervising);
            default -> SIGNED_IN.computeIfAbsent(width, LookTest::signedIn);
        };
        open(page, name, language);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(screens().resolve("server-" + name + "-" + language + "-" + width + ".png")));

        assertSoftly(softly -> {
            softly.assertThat(page.evaluate("document.documentElement.lang")).isEqualTo(language);
            softly.assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of the page")
                    .isLessThanOrEqualTo(width);
            softly.assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations())
                    .as("what axe complains of")
                    .isEmpty();
        });
    }

    private static Page signedIn(int width) {
        Page page = browser.window(width);
        browser.signIn(page, at.address(), "adama", password);
        return page;
    }

    /** Only a supervisor finds the form to ask. */
    private static Page supervising(int width) {
        Page page = browser.window(width);
        String name = "sira" + width;
        browser.signIn(page, at.address(), name, at.server().people().add(name, Role.SUPERVISOR));
        return page;
    }

    private static void open(Page page, String name, String language) {
        String path = switch (name) {
            case "matrix" -> "/";
            case "report", "asked" -> "/reports/A1-1";
            case "invitation", "revoke" -> "/phones";
            case "mistyped" -> "/texts";
            case "imported" -> "/courier";
            case "problem" -> "/no/such/page";
            default -> "/" + name;
        };
        page.navigate(at.address() + path + "?lang=" + language);
        if (name.equals("asked")) {
            page.fill("#question", "Which of the two gates do you mean, and who held its key?");
            page.click("main form .button");
        } else if (name.equals("invitation")) {
            page.click("main .button");
        } else if (name.equals("revoke")) {
            page.click("details.revoke summary");
        } else if (name.equals("mistyped")) {
            page.fill("#text", text.replaceFirst(" A1-", " A7-"));
            page.click("main form .button");
        } else if (name.equals("imported")) {
            page.setInputFiles("#file", new FilePayload("patrol.fieldpost", "application/octet-stream", courierFile));
            page.click("main form .button");
        }
    }

    private static Path screens() {
        return System.getProperty("fieldpost.screens", "").equals("write")
                ? Path.of(System.getProperty("fieldpost.root"), "docs", "screens")
                : Path.of(System.getProperty("fieldpost.build"), "screens");
    }
}
