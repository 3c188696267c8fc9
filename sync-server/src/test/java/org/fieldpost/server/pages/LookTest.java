package org.fieldpost.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.fieldpost.server.ServerAtWork.NOON;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.MissionWriter;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.Deciding;
import org.fieldpost.server.MovedNextDoor;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ProgramAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.exercise.PlayedRun;
import org.fieldpost.server.retention.Retention;
import org.fieldpost.server.storage.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in its languages and at both widths: nothing for axe to complain of, no sideways scrolling, and a picture, in
 * {@code docs/screens} with {@code -Dfieldpost.screens=write}, else among the build's results.
 */
@Tag("look")
class LookTest {

    private static final List<String> PAGES = List.of(
            "asked",
            "sign-in",
            "matrix",
            "rates",
            "changes",
            "filtered",
            "coverage",
            "trend",
            "map",
            "measure",
            "lag",
            "sitreps",
            "sitrep",
            "reports",
            "exports",
            "wider",
            "wider-table",
            "report",
            "uncertain",
            "review",
            "duplicates",
            "history",
            "overtaken",
            "find",
            "phones",
            "revoke",
            "invitation",
            "courier",
            "imported",
            "texts",
            "let-go",
            "mistyped",
            "set-aside",
            "mission",
            "draft",
            "markers",
            "import",
            "columns",
            "sheet",
            "me",
            "token",
            "api",
            "people",
            "password-link",
            "codes",
            "log",
            "first",
            "runs",
            "run",
            "answer",
            "exercises",
            "exercises-refused",
            "exercise",
            "inject",
            "inject-wrong",
            "problem");
    /** 190 mm at 96 to an inch. */
    private static final int A4_PX = 718;

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");

    /** One window for each width, signed in once. */
    private static final Map<Integer, Page> SIGNED_IN = new HashMap<>();

    private static final Map<Integer, Page> SUPERVISING = new HashMap<>();

    private static final Map<Integer, Page> TRAINING = new HashMap<>();

    @TempDir
    static Path directory;

    @TempDir
    static Path exercising;

    private static ServerAtWork at;
    private static ServerAtWork exercise;
    private static PlayedRun run;
    private static Browser browser;
    /** Of its own, as none may ask another server than its own. */
    private static Browser training;

    private static byte[] courierFile;
    private static String password;
    private static String text;
    private static String widerTable;
    private static String measure;
    private static long gone;
    private static ReceiptCode uncertain;

    @BeforeAll
    static void start() {
        at = ServerAtWork.comparingFingerprints(directory);
        exercise = ServerAtWork.in(exercising, MissionReader.shipped("sorrenga"), MissionMode.EXERCISE);
        exercise.signedIn(Role.TRAINER).submit("/exercises/one-hour-sorrenga/copy", Map.of("name", "our-hour"));
        run = new PlayedRun(exercise, exercise.signedIn(Role.TRAINER, Role.SUPERVISOR)).played();
        browser = new Browser();
        training = new Browser();
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
        phone.report(Samples.smuggling(NOON.minus(Duration.ofMinutes(9 * 60 + 20)), "Two trucks behind them."));
        phone.write(PhoneAtWork.revision(
                PhoneAtWork.entry(1, new Body.ObservationRevision(Samples.resourceSite(NOON))),
                Samples.resourceSite(NOON.minus(Duration.ofMinutes(30)))));
        phone.write(new Body.PatrolRevision(Samples.patrol(NOON)));
        phone.write(new Body.Nil(Samples.nilReport(NOON)));
        phone.write(new Body.Status(3, "0.1.0"));
        phone.journal().append(50, Bytes.EMPTY, Priority.USUAL);
        phone.exchange(at.address());
        at.signedIn(Role.ADMINISTRATOR).submit("/phones/" + phone.invitation().enrolment() + "/confirm");
        ProgramAtWork.token(at.visitor().signIn("adama", password), "QGIS on my laptop", password);
        at.change("UPDATE enrolment SET package_epoch = 1, package_number = 1 WHERE code = 'A1'");
        PhoneAtWork waiting = at.enrolledPhone();
        waiting.report(Samples.smuggling(NOON));
        waiting.exchange(at.address());
        var desk = new Deciding(at, at.signedIn(Role.SUPERVISOR));
        desk.interfaces("A1-1", "I2", "I6");
        desk.grade("A1-1", "B2");
        Visitor administrator = at.signedIn(Role.ADMINISTRATOR);
        at.server().people().add("sira", Role.ANALYST);
        text = phone.text(40, Samples.smuggling(NOON));
        administrator.submit("/texts", Map.of("text", text));
        administrator.submit("/texts", Map.of("text", otherProof(phone.text(1, Samples.smuggling(NOON)))));
        grade(at.rows("SELECT text FROM text_copy WHERE receipt LIKE 'A1-40-%'").get(0));
        letGoOfSome(phone, administrator);
        season();
        measure();
        uncertain = uncertain();
        widerTable();
        courierFile = CourierFile.encode(List.of(phone.envelope(), Bytes.of(new byte[20])));
    }

    private static void grade(String graded) {
        Visitor supervisor = at.signedIn(Role.SUPERVISOR);
        Matcher form = Pattern.compile("name=\"token\" value=\"([^\"]+)\"")
                .matcher(supervisor.get("/texts").body());
        assertThat(form.find()).isTrue();
        supervisor.submit(
                "/texts/grade",
                Map.of(
                        "receipt",
                        new ReceiptCode(false, "A1", 1, 40).spoken(),
                        "text",
                        graded,
                        "token",
                        form.group(1),
                        "source",
                        "B",
                        "information",
                        "3"));
    }

    /** By a phone whose clock is far ahead. */
    private static ReceiptCode uncertain() {
        PhoneAtWork ahead = at.phone();
        long number = ahead.report(Samples.smuggling(NOON.plus(Duration.ofDays(400))));
        ahead.exchange(at.address());
        at.signedIn(Role.ADMINISTRATOR).submit("/phones/" + ahead.invitation().enrolment() + "/confirm");
        ahead.exchange(at.address());
        return new ReceiptCode(false, ahead.invitation().officerCode(), 1, number);
    }

    /** Two reports and a text that came three days ago. */
    private static void letGoOfSome(PhoneAtWork phone, Visitor typing) {
        at.clock().set(NOON.minus(Duration.ofDays(3)));
        phone.report(Samples.borderVisit(NOON.minus(Duration.ofDays(5))));
        gone = phone.report(Samples.smuggling(NOON.minus(Duration.ofDays(4))));
        phone.exchange(at.address());
        typing.submit("/texts", Map.of("text", phone.text(41, Samples.smuggling(NOON.minus(Duration.ofDays(4))))));
        at.clock().set(NOON);
        at.server().close();
        try (Database database = TestDatabase.open(directory)) {
            assertThat(new Retention(database, at.clock())
                            .letGo(Duration.ofDays(1))
                            .texts())
                    .isEqualTo(1);
        } finally {
            at.restart();
        }
    }

    /** The newest four weeks that may have a table for wider release have it. */
    private static void widerTable() {
        Visitor analyst = at.signedIn(Role.ANALYST);
        Matcher first = Pattern.compile("name=\"monday\" value=\"([0-9-]+)\"")
                .matcher(analyst.get("/wider").body());
        assertThat(first.find()).isTrue();
        widerTable = first.group(1);
        analyst.submit("/wider", Map.of("monday", widerTable));
    }

    /** Of thirty weeks of patrols, of late more of them with something to report. */
    private static void season() {
        PhoneAtWork phone = at.phone();
        for (int day = 0; day < 210; day += 2) {
            Instant there = NOON.minus(Duration.ofDays(day));
            phone.write(new Body.PatrolRevision(
                    Samples.patrol(there.minus(Duration.ofHours(1))).ended(there.plus(Duration.ofHours(6)))));
            if (day % 3 == 0 || day < 40) {
                phone.write(new Body.ObservationRevision(
                        day % 4 == 0 ? Samples.borderVisit(there) : Samples.resourceSite(there)));
            }
        }
        phone.exchange(at.address());
        at.signedIn(Role.ADMINISTRATOR).submit("/phones/" + phone.invitation().enrolment() + "/confirm");
        phone.exchange(at.address());
        at.signedIn(Role.ADMINISTRATOR)
                .submit(
                        "/markers",
                        Map.of(
                                "what", "SANCTION",
                                "title", "Embargo on stones",
                                "starts_on", "2026-08-03",
                                "ends_on", "",
                                "region", ""));
    }

    private static void measure() {
        PhoneAtWork phone = MovedNextDoor.reportTo(at);
        at.signedIn(Role.ADMINISTRATOR).submit("/phones/" + phone.invitation().enrolment() + "/confirm");
        phone.exchange(at.address());
        measure = MovedNextDoor.mark(at);
    }

    private static String otherProof(String text) {
        return text.substring(0, text.length() - 1) + (text.endsWith("A") ? "B" : "A");
    }

    @AfterAll
    static void stop() {
        try (ServerAtWork server = at;
                ServerAtWork other = exercise;
                Browser closing = browser;
                Browser closingToo = training) {
            closing.closeWindows(server.address());
            closingToo.closeWindows(other.address());
        }
    }

    static List<Arguments> everyPage() {
        List<Arguments> all = new ArrayList<>();
        for (String name : PAGES) {
            for (String language : List.of("en", "ar")) {
                all.add(Arguments.of(name, language, 1280));
                all.add(Arguments.of(name, language, 390));
            }
            // their words are the longest
            all.add(Arguments.of(name, "fr", 390));
            all.add(Arguments.of(name, "es", 390));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void a_page_is_open_to_everybody_and_fits_its_window(String name, String language, int width) {
        Page page = switch (name) {
            case "sign-in", "first" -> browser.window(width);
            case "runs", "run", "answer", "exercises", "exercises-refused", "exercise", "inject", "inject-wrong" ->
                TRAINING.computeIfAbsent(width, LookTest::training);
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
            softly.assertThat(printedWidth(page)).as("width on upright A4").isLessThanOrEqualTo(A4_PX);
            // of another language only the words differ, and they only in length
            if (language.equals("en") || language.equals("ar")) {
                softly.assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations())
                        .as("what axe complains of")
                        .isEmpty();
            }
        });
    }

    /** As its printer would see it, with a margin of a centimetre. */
    private static int printedWidth(Page page) {
        var screen = page.viewportSize();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(A4_PX, 1_000);
        int printed = (int) page.evaluate("document.documentElement.scrollWidth");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.setViewportSize(screen.width, screen.height);
        return printed;
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

    /** At the server of exercises. */
    private static Page training(int width) {
        Page page = training.window(width);
        String name = "awa" + width;
        training.signIn(
                page, exercise.address(), name, exercise.server().people().add(name, Role.TRAINER));
        return page;
    }

    private static void open(Page page, String name, String language) {
        String path = switch (name) {
            case "matrix" -> "/";
            case "rates" -> "/?show=RATE&weeks=4";
            case "changes" -> "/?show=CHANGE&weeks=4";
            case "filtered" -> "/?kind=BORDER&show=RATE&weeks=12";
            case "trend" -> "/trend?interface=I2&weeks=26";
            case "measure" -> measure;
            case "wider-table" -> "/wider/" + widerTable;
            case "report" -> "/reports/A1-4?weeks=4";
            case "uncertain" -> "/reports/" + uncertain.spoken() + "?weeks=4";
            case "let-go" -> "/reports/" + new ReceiptCode(false, "A1", 1, gone).spoken();
            case "asked", "history" -> "/reports/A1-1";
            case "review", "duplicates" -> name.equals("review") ? "/review?at=A1-2" : "/reports/A1-2";
            case "overtaken" -> "/reports/A1-7";
            case "find" -> "/find?receipt=a1-1";
            case "invitation", "revoke" -> "/phones";
            case "codes", "token" -> "/me";
            case "password-link" -> "/people";
            case "log" -> "/log";
            case "first" -> "/password/" + at.server().people().links().ofPassword("sira", "");
            case "mistyped" -> "/texts";
            case "imported" -> "/courier";
            case "draft" -> "/mission";
            case "columns" -> "/import";
            case "sheet" -> "/phones";
            case "sitrep" -> "/sitreps";
            case "run" -> run.path();
            case "answer" -> run.answer(run.wrong(), 2);
            case "exercises-refused" -> "/exercises";
            case "exercise" -> "/exercises/our-hour";
            case "inject", "inject-wrong" -> "/exercises/our-hour/injects/3";
            case "problem" -> "/no/such/page";
            default -> "/" + name;
        };
        String address = path.startsWith("/exercises") || path.startsWith("/runs") ? exercise.address() : at.address();
        page.navigate(address + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
        if (name.equals("asked")) {
            page.click("[data-does=ask] summary");
            page.fill("#question", "Which of the two gates do you mean, and who held its key?");
            page.click("[data-does=ask] .button");
        } else if (name.equals("overtaken")) {
            page.evaluate("document.querySelector('[data-does=grade] [name=token]').value = '0.0.1.1.0'");
            page.selectOption("[name=source]", "B");
            page.selectOption("[name=information]", "2");
            page.click("[data-does=grade] .button");
        } else if (name.equals("invitation")) {
            page.click("main .button");
        } else if (name.equals("codes")) {
            page.click("main section[aria-labelledby=codes] .button");
        } else if (name.equals("token")) {
            page.click("section[aria-labelledby=tokens] summary");
            page.fill("#token-name", "R " + language + page.viewportSize().width);
            page.fill("#token-old", password);
            page.click("form[action='/me/tokens'] .button");
        } else if (name.equals("password-link")) {
            page.click("details.revoke summary");
            page.click("form[action='/people/link'] .button");
        } else if (name.equals("revoke")) {
            page.click("details.revoke summary");
        } else if (name.equals("sitrep")) {
            page.click("main form .button");
        } else if (name.equals("mistyped")) {
            page.fill("#text", text.replaceFirst(" A1-", " A7-"));
            page.click("main form .button");
        } else if (name.equals("sheet")) {
            page.fill("#many", "3");
            page.click(".sheet-form .button");
        } else if (name.equals("columns")) {
            page.setInputFiles("#file", new FilePayload("incidents.csv", "text/csv", incidents()));
            page.click("main form .button");
        } else if (name.equals("draft")) {
            page.setInputFiles("#file", new FilePayload("regions.geojson", "application/geo+json", regionsAfter()));
            page.click("form[enctype] .button");
        } else if (name.equals("markers")) {
            page.fill("#title", "Diamond embargo of the Security Council");
            page.fill("#starts_on", "2026-03-01");
            page.click("main form .button");
        } else if (name.equals("exercises-refused")) {
            page.setInputFiles("#file", new FilePayload("our-hour.csv", "text/csv", brokenExercise()));
            page.click(".card.narrow .button");
        } else if (name.equals("inject-wrong")) {
            page.fill("#codes", "commodity=CHEESE activity=FUEL");
            page.fill("#at", "half past");
            page.click("main form .button");
        } else if (name.equals("imported")) {
            page.setInputFiles("#file", new FilePayload("patrol.fieldpost", "application/octet-stream", courierFile));
            page.click("main form .button");
        }
    }

    private static byte[] brokenExercise() {
        return exercise.signedIn(Role.ADMINISTRATOR)
                .get("/exercises/our-hour.csv")
                .body()
                .replaceFirst("commodity=DIAMOND", "commodity=CHEESE")
                .replaceFirst("inject,2,", "inject,two,")
                .replaceFirst(",NIL,", ",NOTHING,")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] incidents() {
        return """
                Date,Lat,Lon,Type,Activity,Commodity,Remarks,Basis
                2026-03-01,7.36,-8.71,S,Contraband goods,Gold,two sacks,TOLD1
                2026-03-01,7.36,-8.71,S,Contraband goods,Gold,two sacks for Colonel Nobody,TOLD1
                1.3.2026,7.36,-8.71,S,Contraband goods,Gold,two sacks,TOLD1
                2026-03-02,97.36,-8.71,S,Contraband goods,Gold,two sacks,TOLD1
                """.getBytes(StandardCharsets.UTF_8);
    }

    /** One region gone, one half as large. */
    private static byte[] regionsAfter() {
        List<Region> regions = new ArrayList<>(Samples.liberia().regions().regions());
        Region gone = regions.remove(0);
        Region cut = regions.remove(0);
        regions.add(new Region(
                cut.code(),
                cut.names(),
                cut.country(),
                new Area(List.of(new double[] {-11, 6.6, -10.6, 6.6, -10.6, 7, -11, 7, -11, 6.6})),
                gone.label()));
        return MissionWriter.regions(regions).getBytes(StandardCharsets.UTF_8);
    }

    private static Path screens() {
        return System.getProperty("fieldpost.screens", "").equals("write")
                ? Path.of(System.getProperty("fieldpost.root"), "docs", "screens")
                : Path.of(System.getProperty("fieldpost.build"), "screens");
    }
}
