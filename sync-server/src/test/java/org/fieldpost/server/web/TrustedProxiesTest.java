package org.fieldpost.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed about who asks: this test stands where a proxy does. */
class TrustedProxiesTest {

    @TempDir
    Path directory;

    private ServerAtWork trusting(String proxies) {
        return ServerAtWork.as(directory, settings -> settings.withTrustedProxies(TrustedProxies.parse(proxies)));
    }

    private static HttpResponse<String> ask(ServerAtWork at, String forwardedFor, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at.address() + "/sign-in?lang=fr"))
                .header("X-Forwarded-For", forwardedFor)
                .header("X-Forwarded-Proto", "https")
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (!body.isEmpty()) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void behind_a_trusted_proxy_the_session_is_kept_for_tls_alone() throws Exception {
        try (ServerAtWork at = trusting("127.0.0.0/8")) {
            assertThat(ask(at, "192.0.2.1", "")
                            .headers()
                            .firstValue("Set-Cookie")
                            .orElseThrow())
                    .contains("; Secure");
        }
    }

    @Test
    void what_nobody_trusted_says_of_the_protocol_changes_nothing() throws Exception {
        try (ServerAtWork at = trusting("192.0.2.7")) {
            assertThat(ask(at, "192.0.2.1", "")
                            .headers()
                            .firstValue("Set-Cookie")
                            .orElseThrow())
                    .doesNotContain("Secure");
        }
    }

    /** One guess more than is free from one address, each with another address written before. */
    private static int slowed(ServerAtWork at, String behind) throws Exception {
        at.server().people().add("amina", Role.SUPERVISOR);
        int slowed = 0;
        for (int i = 0; i < 8; i++) {
            String body = "name=amina&password=" + URLEncoder.encode("wrong " + i, StandardCharsets.UTF_8);
            slowed += ask(at, "203.0.113." + i + behind, body).statusCode() == 429 ? 1 : 0;
        }
        return slowed;
    }

    @Test
    void who_is_not_trusted_guesses_no_more_by_giving_other_addresses() throws Exception {
        try (ServerAtWork at = trusting("")) {
            assertThat(slowed(at, "")).isPositive();
        }
    }

    @Test
    void what_the_client_wrote_before_a_trusted_proxys_word_counts_for_nothing() throws Exception {
        try (ServerAtWork at = trusting("127.0.0.1")) {
            assertThat(slowed(at, ", 198.51.100.9")).isPositive();
        }
    }

    @Test
    void behind_a_trusted_proxy_each_client_is_himself() throws Exception {
        try (ServerAtWork at = trusting("127.0.0.1")) {
            assertThat(slowed(at, "")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0", "::1/129"})
    void what_is_no_address_is_named(String text) {
        assertThatThrownBy(() -> TrustedProxies.parse(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(text);
    }
}
