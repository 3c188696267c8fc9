package org.fieldpost.server.pages;

import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.fieldpost.server.ServerAtWork.NOON;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.offline.RecipientSlip;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link LookTest}: the pages of sealed reports, of destroying words, and of tasks and patrols. */
@Tag("look")
class SealedLookTest {

    private static final List<String> PAGES = List.of(
            "sealed", "recipients", "compare", "releases", "named", "released", "redact", "second-look", "plan");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");
    private static final Map<Integer, Page> SIGNED_IN = new HashMap<>();

    @TempDir
    static Path directory;

    private static ServerAtWork at;
    private static Browser browser;
    private static String password;
    private static byte[] slip;

    @BeforeAll
    static void start() {
        at = ServerAtWork.in(directory);
        browser = new Browser();
        password = at.server().people().add("adama", Role.SUPERVISOR, Role.CONDUCT, Role.ADMINISTRATOR);
        var random = new SecureRandom();
        PhoneAtWork phone = at.enrolledPhone();
        var mission = phone.invitation().mission();
        SigningKey first = SigningKey.generate(random);
        BoxKey box = BoxKey.generate(random);
        at.server().recipients().add(RecipientKey.sign(mission, 1, first.verifyingKey(), box.publicKey(), first));
        SigningKey second = SigningKey.generate(random);
        slip = new RecipientSlip(
                        mission,
                        RecipientKey.sign(
                                mission,
                                2,
                                second.verifyingKey(),
                                BoxKey.generate(random).publicKey(),
                                first))
                .text()
                .getBytes(StandardCharsets.US_ASCII);
        phone.report(Samples.smuggling(NOON, "By night, at the store of Zebedayo by the river."));
        var to = new SealedReport.Recipient(mission, phone.invitation().mode(), box.publicKey());
        Visitor conduct = at.signedIn(Role.CONDUCT);
        for (int i = 0; i < 5; i++) {
            phone.voice().seal(SealedReport.dummy(to, random));
            phone.exchange(at.address());
            if (i == 2) {
                conduct.submit("/sealed/fetch", Map.of("which", "new"));
            }
        }
        conduct.submit(
                "/releases",
                Map.of(
                        "title", "Escorts at a checkpoint",
                        "month", "2026-10",
                        "region", "",
                        "handling", "H2",
                        "text", "In October escorts were seen at a checkpoint of the mission."));
        Visitor supervisor = at.signedIn(Role.SUPERVISOR);
        String code = phone.invitation().officerCode();
        supervisor.submit(
                "/plan/tasks",
                Map.of("text", "Count trucks at the bridge", "due", "2026-11-20", "place", "BP03", "phone", code));
        phone.exchange(at.address());
        phone.exchange(at.address());
        supervisor.submit(
                "/plan/patrols",
                Map.of(
                        "crew", "ALPHA-1",
                        "start", "2026-11-20T06:30",
                        "means", "VEHICLE",
                        "patrol_task", "ROUTINE",
                        "phone", code));
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
            for (Language language : List.of(Language.EN, Language.AR)) {
                all.add(Arguments.of(name, language.tag(), 1280));
                all.add(Arguments.of(name, language.tag(), 390));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void a_page_is_open_to_everybody_and_fits_its_window(String name, String language, int width) {
        Page page = SIGNED_IN.computeIfAbsent(width, SealedLookTest::signedIn);
        open(page, name, language);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(screens().resolve("server-" + name + "-" + language + "-" + width + ".png")));

        assertSoftly(softly -> {
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

    private static void open(Page page, String name, String language) {
        String path = switch (name) {
            case "compare" -> "/recipients";
            case "named" -> "/releases";
            case "redact", "second-look" -> "/reports/A1-1/redact";
            default -> "/" + name;
        };
        page.navigate(at.address() + path + "?lang=" + language);
        if (name.equals("compare")) {
            page.setInputFiles("#file", new FilePayload("sealed-2.fieldpost-recipient", "text/plain", slip));
            page.click("main form .button");
        } else if (name.equals("named")) {
            page.fill("#title", "Escorts");
            page.fill("#month", "2026-11");
            page.fill("#text", "Seen with Colonel Kpakolo at the gate.");
            page.click("main form .button");
        } else if (name.equals("second-look")) {
            page.fill("#words", "Zebedayo");
            page.selectOption("#reason", "NAME");
            page.click("main form .button");
        }
    }

    private static Path screens() {
        return System.getProperty("fieldpost.screens", "").equals("write")
                ? Path.of(System.getProperty("fieldpost.root"), "docs", "screens")
                : Path.of(System.getProperty("fieldpost.build"), "screens");
    }
}
