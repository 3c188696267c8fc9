package org.fieldpost.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Chromium. It notes every request and every complaint on its console. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Browser() {
        Path program = program();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(List.of("--no-sandbox")));
    }

    private static Path program() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("The page tests need Chromium. Install it: apt-get install chromium"));
    }

    /** A window of its own, whose person has accepted a self-made certificate, with no cookies, this many pixels wide. */
    Page window(int width) {
        Page page = chromium.newContext(new NewContextOptions()
                        .setIgnoreHTTPSErrors(true)
                        .setViewportSize(width, 900)
                        .setDeviceScaleFactor(width < 700 ? 2 : 1))
                .newPage();
        page.setDefaultTimeout(15_000);
        page.onRequest(request -> requests.add(request.url()));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    void signIn(Page page, String address, String name, String password) {
        page.navigate(address + "/sign-in");
        page.fill("#name", name);
        page.fill("#password", password);
        page.click("main button");
    }

    /** Closes all windows; fails when any of them asked another host or found fault with a page. */
    void closeWindows(String address) {
        chromium.contexts().forEach(BrowserContext::close);
        List<String> asked = List.copyOf(requests);
        List<String> complained = List.copyOf(complaints);
        requests.clear();
        complaints.clear();
        assertThat(asked)
                .isNotEmpty()
                .allMatch(url -> Stream.of(address + "/", "data:").anyMatch(url::startsWith));
        assertThat(complained).isEmpty();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
