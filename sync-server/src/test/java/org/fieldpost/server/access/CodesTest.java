package org.fieldpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One-time codes, over the pages, with an app as people have it. */
class CodesTest {

    private static final Pattern SECRET = Pattern.compile("<code dir=\"ltr\">([A-Z2-7 ]+)</code>");
    private static final Pattern RECOVERY = Pattern.compile("<code>([a-z0-9-]{14})</code>");

    @TempDir
    Path directory;

    private ServerAtWork at;
    private String password;
    private Visitor amina;
    private byte[] secret;
    private final List<String> recovery = new ArrayList<>();

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        password = at.server().people().add("amina", Role.ANALYST);
        amina = at.visitor().signIn("amina", password);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private void enrol() {
        amina.submit("/me/codes");
        confirmNew();
        at.clock().advance(Duration.ofSeconds(30));
    }

    private void confirmNew() {
        Matcher shown = SECRET.matcher(amina.get("/me/codes").body());
        assertThat(shown.find()).isTrue();
        secret = base32(shown.group(1).replace(" ", ""));
        HttpResponse<String> confirmed = amina.submit("/me/codes/confirm", Map.of("code", code()));
        assertThat(confirmed.statusCode()).isEqualTo(200);
        Matcher codes = RECOVERY.matcher(confirmed.body());
        while (codes.find()) {
            recovery.add(codes.group(1));
        }
    }

    private static byte[] base32(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(bit / 5));
            bytes[bit / 8] |= (byte) ((value >> (4 - bit % 5) & 1) << (7 - bit % 8));
        }
        return bytes;
    }

    private String code() {
        return OneTimeCode.at(secret, at.clock().instant().getEpochSecond());
    }

    /** Gives name and password; the visitor holds the cookie of the step. */
    private Visitor half() {
        Visitor visitor = at.visitor().signIn("amina", password);
        assertThat(visitor.session()).startsWith("fieldpost-step=");
        return visitor;
    }

    private static HttpResponse<String> give(Visitor visitor, String code) {
        return visitor.post("/sign-in/code", Map.of("code", code));
    }

    @Test
    void after_the_password_the_code_is_asked_and_opens() {
        enrol();
        Visitor visitor = half();
        assertThat(visitor.get("/sign-in/code").body()).contains("Your one-time code");
        assertThat(visitor.get("/").statusCode()).as("the password alone").isEqualTo(303);

        HttpResponse<String> opened = give(visitor, code());
        assertThat(opened.statusCode()).isEqualTo(303);
        visitor.keep(opened);
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void a_code_is_taken_once() {
        enrol();
        String code = code();
        assertThat(give(half(), code).statusCode()).isEqualTo(303);

        assertThat(give(half(), code).statusCode()).isEqualTo(401);
        assertThat(give(half(), OneTimeCode.at(secret, at.clock().instant().getEpochSecond() - 30))
                        .statusCode())
                .as("nor one from before it")
                .isEqualTo(401);
    }

    @Test
    void a_wrong_code_opens_nothing_and_guessing_is_slowed() {
        enrol();
        Visitor visitor = half();
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            answers.add(give(visitor, "00000" + i).statusCode());
        }
        assertThat(answers).contains(401, 429).doesNotContain(303);
    }

    @Test
    void guessing_codes_goes_on_counting_when_the_password_is_given_again() {
        enrol();
        int refused = 0;
        for (int i = 0; i < 6; i++) {
            HttpResponse<String> begun = at.visitor().post("/sign-in", Map.of("name", "amina", "password", password));
            refused += begun.statusCode() == 429 ? 1 : 0;
            if (begun.statusCode() == 303) {
                Visitor visitor = at.visitor();
                visitor.keep(begun);
                give(visitor, "000000");
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void each_of_ten_recovery_codes_opens_once() {
        enrol();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();

        assertThat(give(half(), recovery.get(3)).statusCode()).isEqualTo(303);
        assertThat(give(half(), recovery.get(3)).statusCode()).isEqualTo(401);
        assertThat(give(half(), recovery.get(4)).statusCode()).isEqualTo(303);
        assertThat(amina.get("/me").body()).contains("Recovery codes left: 8.");
    }

    @Test
    void no_recovery_code_stands_in_the_database() {
        enrol();
        assertThat(at.number("SELECT count(*) FROM recovery_code")).isEqualTo(10);
        assertThat(at.number("SELECT count(*) FROM recovery_code WHERE length(code_hash) = 32"))
                .isEqualTo(10);
    }

    @Test
    void neither_the_secret_nor_an_offer_can_be_read_in_the_database() {
        amina.submit("/me/codes");
        Matcher shown = SECRET.matcher(amina.get("/me/codes").body());
        assertThat(shown.find()).isTrue();
        String offered = HexFormat.of().formatHex(base32(shown.group(1).replace(" ", "")));
        assertThat(at.rows("SELECT code_offer FROM session").toString()).doesNotContain(offered);

        confirmNew();
        assertThat(at.rows("SELECT code_secret FROM person").toString())
                .doesNotContain(HexFormat.of().formatHex(secret))
                .hasSizeGreaterThan(2 * 48);
    }

    @Test
    void a_secret_that_an_older_release_kept_as_it_was_is_sealed_at_the_start_and_goes_on_opening() {
        byte[] old = new byte[OneTimeCode.SECRET_BYTES];
        Arrays.fill(old, (byte) 7);
        at.change("UPDATE person SET code_secret = x'" + HexFormat.of().formatHex(old) + "' WHERE name = 'amina'");
        at.restart();

        assertThat(at.number("SELECT length(code_secret) FROM person WHERE name = 'amina'"))
                .isEqualTo(48);
        secret = old;
        assertThat(give(half(), code()).statusCode()).isEqualTo(303);
    }

    @Test
    void a_secret_counts_only_once_a_code_has_confirmed_it() {
        amina.submit("/me/codes");
        assertThat(amina.submit("/me/codes/confirm", Map.of("code", "000000")).statusCode())
                .isEqualTo(400);

        assertThat(at.visitor().signIn("amina", password).session()).startsWith("fieldpost-session=");
    }

    @Test
    void the_code_must_come_within_five_minutes_of_the_password() {
        enrol();
        Visitor visitor = half();
        at.clock().advance(Duration.ofMinutes(5));

        HttpResponse<String> late = give(visitor, code());
        assertThat(late.headers().firstValue("Location")).contains("/sign-in");
        assertThat(late.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void where_codes_are_required_a_role_that_opens_much_does_nothing_before_they_are_set_up() {
        at.server().people().requireCodes(true, "");
        assertThat(amina.get("/").headers().firstValue("Location")).contains("/me/codes");
        assertThat(amina.get("/reports").headers().firstValue("Location")).contains("/me/codes");
        assertThat(at.signedIn(Role.SUPERVISOR).get("/").statusCode())
                .as("a supervisor may")
                .isEqualTo(200);

        enrol();
        assertThat(amina.get("/").statusCode()).isEqualTo(200);
        assertThat(amina.submit("/me/codes/off", Map.of("old", password)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_new_live_server_requires_codes() {
        at.change("DELETE FROM access_setting");

        assertThat(at.server().people().codesRequired()).isTrue();
    }

    @Test
    void who_is_not_bound_to_codes_gives_them_up_by_the_password() {
        enrol();
        assertThat(amina.submit("/me/codes/off", Map.of("old", "wrong")).statusCode())
                .isEqualTo(400);
        assertThat(amina.submit("/me/codes/off", Map.of("old", password)).statusCode())
                .isEqualTo(303);

        assertThat(at.visitor().signIn("amina", password).session()).startsWith("fieldpost-session=");
    }

    @Test
    void codes_are_replaced_by_the_password_alone_and_then_the_other_sessions_end() {
        enrol();
        Visitor elsewhere = half();
        elsewhere.keep(give(elsewhere, code()));
        byte[] before = secret;
        for (Map<String, String> fields : List.of(Map.<String, String>of(), Map.of("old", "wrong"))) {
            HttpResponse<String> refused = elsewhere.submit("/me/codes", fields);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("Your present password");
        }
        assertThat(SECRET.matcher(elsewhere.get("/me/codes").body()).find()).isFalse();

        assertThat(amina.submit("/me/codes", Map.of("old", password)).statusCode())
                .isEqualTo(303);
        confirmNew();

        assertThat(secret).isNotEqualTo(before);
        assertThat(amina.get("/").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/").statusCode()).isEqualTo(303);
    }
}
