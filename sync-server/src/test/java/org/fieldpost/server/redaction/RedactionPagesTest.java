package org.fieldpost.server.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supervisor destroys a name: says why, looks a second time, and only then it happens. */
class RedactionPagesTest {

    @TempDir
    private Path directory;

    private ServerAtWork at;
    private Visitor supervisor;
    private String page;

    @BeforeEach
    void a_report_names_somebody() {
        at = ServerAtWork.in(directory);
        PhoneAtWork phone = at.enrolledPhone();
        phone.report(Samples.smuggling(NOON, "the store of Kpakolo by the river"));
        phone.exchange(at.address());
        supervisor = at.signedIn(Role.SUPERVISOR);
        page = "/reports/" + new ReceiptCode(false, phone.invitation().officerCode(), 1, 1).spoken();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private HttpResponse<String> redact(Map<String, String> changed) {
        Map<String, String> fields = new HashMap<>(Map.of("words", "Kpakolo", "reason", "NAME"));
        fields.putAll(changed);
        return supervisor.submit(page + "/redact", fields);
    }

    private String report() {
        return supervisor.get(page).body();
    }

    @Test
    void the_second_look_shows_the_words_where_they_stand_and_destroys_nothing_yet() {
        HttpResponse<String> second = redact(Map.of());

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).contains("the store of <mark>Kpakolo</mark> by the river", "cannot be undone");
        assertThat(report()).contains("Kpakolo");
    }

    @Test
    void once_sure_they_are_gone_and_who_why_and_when_stays() {
        HttpResponse<String> done = redact(Map.of("sure", "yes"));

        assertThat(done.body()).contains("Destroyed in 1 stored copies");
        assertThat(report()).contains("the store of ███████ by the river").doesNotContain("Kpakolo");
        assertThat(supervisor.get(page + "/redact").body()).contains("SUPERVISOR, A person is named");
    }

    @Test
    void without_a_reason_or_where_it_does_not_stand_nothing_happens_and_the_page_says_so() {
        assertThat(redact(Map.of("reason", "")).body()).contains("Choose why");
        assertThat(redact(Map.of("words", "Kpakala", "sure", "yes")).statusCode())
                .isEqualTo(400);
        assertThat(redact(Map.of("words", "K", "sure", "yes")).statusCode()).isEqualTo(400);
        assertThat(redact(Map.of("photo", "nonsense", "sure", "yes")).statusCode())
                .isEqualTo(404);
        assertThat(redact(Map.of("photo", "0".repeat(64) + "-5", "sure", "yes")).statusCode())
                .isEqualTo(400);

        assertThat(report()).contains("Kpakolo");
    }

    @Test
    void nobody_without_the_right_may_and_no_report_out_of_sight() {
        assertThat(at.signedIn(Role.ANALYST).get(page + "/redact").statusCode()).isEqualTo(403);
        assertThat(at.signedIn(Role.ANALYST).get(page).body()).doesNotContain("/redact");
        assertThat(supervisor.get("/reports/K7-9999/redact").statusCode()).isEqualTo(404);
    }
}
