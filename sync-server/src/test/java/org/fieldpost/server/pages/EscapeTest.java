package org.fieldpost.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a real browser, without a mouse: what was opened is closed by Esc, and headings are explained. */
class EscapeTest {

    @TempDir
    Path directory;

    @Test
    void esc_closes_what_is_open_and_gives_the_keyboard_back_to_its_heading() {
        try (ServerAtWork at = ServerAtWork.in(directory);
                Browser browser = new Browser()) {
            Page page = browser.window(1280);
            browser.signIn(page, at.address(), "amina", at.server().people().add("amina", Role.SUPERVISOR));
            assertThat(page).hasURL(at.address() + "/");
            Locator menu = page.locator(".opens.mine");
            Locator filter = page.locator("details.filter");
            Locator keys = page.locator(".keys");

            menu.locator("summary").press("Enter");
            assertThat(menu).hasAttribute("open", "");
            page.keyboard().press("Tab");
            page.keyboard().press("Escape");
            assertThat(menu.locator("summary")).isFocused();
            assertThat(menu).not().hasAttribute("open", "");

            filter.locator("summary").press("Enter");
            filter.locator("select").first().focus();
            page.keyboard().press("Escape");
            assertThat(filter).hasAttribute("open", "");
            filter.locator("button").focus();
            page.keyboard().press("Escape");
            assertThat(filter.locator("summary")).isFocused();
            assertThat(filter).not().hasAttribute("open", "");

            menu.locator("summary").click();
            page.locator("h1").click();
            assertThat(menu).not().hasAttribute("open", "");

            page.locator("a.term[href='#about-distinct']").press("Enter");
            assertThat(page.locator("#about-distinct")).isInViewport();

            page.navigate(at.address() + "/review");
            page.keyboard().press("?");
            assertThat(keys).hasAttribute("open", "");
            page.keyboard().press("Escape");
            assertThat(keys).not().hasAttribute("open", "");
            browser.closeWindows(at.address());
        }
    }
}
