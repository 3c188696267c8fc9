package org.fieldpost.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.exchange.crypto.KeyPin;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.access.Role;
import org.fieldpost.server.tls.Tls;
import org.fieldpost.server.tls.TlsDoor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator does with the pages, in a real browser. */
class PhonesPagesTest {

    private static Browser browser;

    @TempDir
    Path directory;

    private ServerAtWork at;

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
        at = ServerAtWork.comparingFingerprints(directory);
    }

    @AfterEach
    void stop() {
        try (ServerAtWork server = at) {
            browser.closeWindows(server.address());
        }
    }

    /** At both widths the code is read from the pixels of the page, as an officer's phone does. */
    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void an_invitation_is_scanned_claimed_compared_and_confirmed(int width) throws Exception {
        Page page = phonesPage(width);
        page.getByText("Invite a phone").click();
        assertThat(page.locator("h2")).hasText("Enrolment code for officer A1");
        String code = scanned(page.locator(".qr"));
        assertThat(page.locator(".enrolment-code")).hasText(code);

        PhoneAtWork phone = new PhoneAtWork(Invitation.parse(code, at.clock().instant()));
        phone.report(Samples.smuggling(NOON));
        phone.exchange(at.address());
        page.navigate(at.address() + "/phones");
        assertThat(page.locator("tbody")).containsText(phone.claim().fingerprint());
        page.getByText("Fingerprint is the same").click();

        assertThat(page.locator("tbody .badge")).hasText("Enrolled");
        assertThat(phone.exchange(at.address()).delivered()).isEqualTo(1);
    }

    @Test
    void an_invitation_comes_as_a_file_too() throws Exception {
        Page page = phonesPage(1280);

        Download download = page.waitForDownload(
                () -> page.getByText("Invitation as a file").click());

        assertThat(download.suggestedFilename()).isEqualTo("A1.fieldpost-invitation");
        assertThat(Invitation.readFrom(download.path(), at.clock().instant()).officerCode())
                .isEqualTo("A1");
    }

    /** As it comes out of the printer: each card's code is read from its pixels. */
    @Test
    void a_sheet_of_cards_invites_as_many_officers_as_it_has_cards() throws Exception {
        Page page = phonesPage(1280);
        page.fill("#many", "3");
        page.getByText("Make the sheet").click();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        List<String> officers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String code = scanned(page.locator(".qr").nth(i));
            officers.add(Invitation.parse(code, at.clock().instant()).officerCode());
        }

        assertThat(officers).containsExactly("A1", "B1", "C1");
        assertThat(page.locator(".sheet h2")).containsText(new String[] {"Officer A1", "Officer B1", "Officer C1"});
    }

    @Test
    void the_language_can_be_changed_on_the_page_of_a_new_invitation() {
        Page page = phonesPage(1280);
        page.getByText("Invite a phone").click();

        page.click(".mine summary");
        page.getByText("Français").click();

        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        assertThat(page.locator("table.list")).isVisible();
    }

    @Test
    void reloading_the_page_of_a_new_invitation_does_not_show_its_secret_again() {
        Page page = phonesPage(1280);
        page.getByText("Invite a phone").click();
        String code = page.locator(".enrolment-code").innerText().strip();

        page.navigate(at.address() + "/phones");

        assertThat(page.content()).doesNotContain(code);
    }

    @Test
    void a_courier_file_is_imported_and_its_answer_downloaded() {
        PhoneAtWork phone = at.phone();
        phone.exchange(at.address());
        at.signedIn(Role.ADMINISTRATOR).submit("/phones/" + phone.invitation().enrolment() + "/confirm");
        phone.report(Samples.smuggling(NOON));
        byte[] file = CourierFile.encode(List.of(phone.envelope()));
        Page page = phonesPage(1280);
        page.getByText("Courier files").first().click();

        page.setInputFiles("#file", new FilePayload("patrol.fieldpost", "application/octet-stream", file));
        page.getByText("Import", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("main")).containsText("A1: 1 new entries");
        Download answer = page.waitForDownload(
                () -> page.getByText("Download the answer file").click());

        assertThat(answer.suggestedFilename()).endsWith(".fieldpost");
        phone.engine().read(CourierFile.read(answer.path()).envelopes().get(0));
        assertThat(phone.engine().waiting()).isZero();
    }

    /** The sheet is cut for phones, which know the key by the code: what people compare stands on the page of phones. */
    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void a_code_with_the_key_of_a_self_made_certificate_is_read_from_the_pixels(int width) throws Exception {
        at.close();
        at = ServerAtWork.as(directory.resolve("tls"), settings -> settings.withTls(new Tls.SelfMade()));
        KeyPin pin = at.server().tls().flatMap(TlsDoor::pin).orElseThrow();
        Page page = phonesPage(width);
        assertThat(page.locator("main")).containsText(pin.spoken());
        page.getByText("Invite a phone").click();
        Invitation invitation =
                Invitation.parse(scanned(page.locator(".qr")), at.clock().instant());
        assertThat(invitation.tlsPin()).contains(pin);
        assertThat(new PhoneAtWork(invitation).exchange().ending()).isEqualTo(new Finished(Standing.FINAL));

        page.getByText("Make the sheet").click();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        String card = scanned(page.locator(".qr").nth(7));
        assertThat(Invitation.parse(card, at.clock().instant()).tlsPin()).contains(pin);
        assertThat(page.locator("main")).not().containsText(pin.spoken());
    }

    private Page phonesPage(int width) {
        Page page = browser.window(width);
        browser.signIn(page, at.address(), "adama", at.server().people().add("adama", Role.ADMINISTRATOR));
        page.navigate(at.address() + "/phones");
        return page;
    }

    /** As a camera reads it: from as near as it takes. */
    private static String scanned(Locator qr) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(qr.screenshot()));
        for (int nearer = 1; nearer < 4; nearer++) {
            try {
                return read(image, nearer);
            } catch (ReaderException unread) {
                // a little nearer
            }
        }
        return read(image, 4);
    }

    private static String read(BufferedImage image, int nearer) throws ReaderException {
        int width = image.getWidth() * nearer;
        int height = image.getHeight() * nearer;
        var near = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        near.createGraphics().drawImage(image, 0, 0, width, height, null);
        var pixels = new RGBLuminanceSource(width, height, near.getRGB(0, 0, width, height, null, 0, width));
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(pixels)))
                .getText();
    }
}
