package org.fieldpost.server.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.patrol.PatrolPlan;
import org.fieldpost.model.patrol.Task;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supervisor gives phones tasks and patrols, and sees which have arrived. */
class PlanPagesTest {

    @TempDir
    private Path directory;

    private ServerAtWork at;
    private PhoneAtWork phone;
    private PhoneAtWork other;
    private Visitor supervisor;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        phone = at.enrolledPhone();
        other = at.enrolledPhone();
        supervisor = at.signedIn(Role.SUPERVISOR);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private int task(Map<String, String> changed) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "text", "Count trucks at the bridge",
                "due", "2026-11-20",
                "place", "BP03",
                "phone", phone.invitation().officerCode()));
        fields.putAll(changed);
        return supervisor.submit("/plan/tasks", fields).statusCode();
    }

    private int patrol(Map<String, String> changed) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "crew", "alpha-1",
                "start", "2026-11-20T06:30",
                "means", "VEHICLE",
                "patrol_task", "ROUTINE",
                "places", "BP03",
                "phone", phone.invitation().officerCode()));
        fields.putAll(changed);
        return supervisor.submit("/plan/patrols", fields).statusCode();
    }

    private List<Body> arrived(PhoneAtWork at) {
        return at.inbox().entries().stream()
                .map(BodyCodec::decode)
                .filter(body ->
                        body instanceof Body.Tasked || body instanceof Body.Planned || body instanceof Body.Withdrawn)
                .toList();
    }

    private String page() {
        return supervisor.get("/plan").body();
    }

    private String code() {
        return phone.invitation().officerCode();
    }

    @Test
    void a_task_reaches_the_phone_it_was_sent_to_and_no_other_and_the_page_says_when() {
        assertThat(task(Map.of())).isEqualTo(303);
        assertThat(page()).contains("Count trucks at the bridge", code() + ": not yet");

        phone.exchange(at.address());
        other.exchange(at.address());
        phone.exchange(at.address());

        Task task = ((Body.Tasked) arrived(phone).get(0)).task();
        assertThat(task.text()).isEqualTo("Count trucks at the bridge");
        assertThat(task.due()).isEqualTo(LocalDate.parse("2026-11-20"));
        assertThat(task.place()).isEqualTo(Optional.of("BP03"));
        assertThat(arrived(other)).isEmpty();
        assertThat(page()).contains(code() + ": delivered");
    }

    @Test
    void a_planned_patrol_reaches_the_phone_in_the_missions_time() {
        assertThat(patrol(Map.of())).isEqualTo(303);

        phone.exchange(at.address());

        PatrolPlan plan = ((Body.Planned) arrived(phone).get(0)).plan();
        assertThat(plan.crewCode()).isEqualTo("ALPHA-1");
        assertThat(plan.start()).isEqualTo(Instant.parse("2026-11-20T06:30:00Z"));
        assertThat(plan.places()).containsExactly("BP03");
    }

    @Test
    void what_is_withdrawn_is_withdrawn_on_the_phone() {
        task(Map.of());
        phone.exchange(at.address());
        long id = at.number("SELECT id FROM handed_down");

        assertThat(supervisor.submit("/plan/" + id + "/withdraw").statusCode()).isEqualTo(303);
        phone.exchange(at.address());

        assertThat(arrived(phone)).contains(new Body.Withdrawn(id));
        assertThat(page()).contains("Withdrawn");
        assertThat(supervisor.submit("/plan/" + id + "/withdraw").statusCode()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_is_refused_with_its_reason_and_sends_nothing() {
        assertThat(task(Map.of("text", ""))).isEqualTo(400);
        assertThat(task(Map.of("text", "x".repeat(301)))).isEqualTo(400);
        assertThat(task(Map.of("due", "2026-11-17"))).isEqualTo(400);
        assertThat(task(Map.of("due", "soon"))).isEqualTo(400);
        assertThat(task(Map.of("place", "NOWHERE"))).isEqualTo(400);
        assertThat(task(Map.of("phone", "Z999"))).isEqualTo(400);
        assertThat(patrol(Map.of("crew", "not a crew"))).isEqualTo(400);
        assertThat(patrol(Map.of("start", "2025-01-01T00:00"))).isEqualTo(400);
        assertThat(patrol(Map.of("means", "BROOM"))).isEqualTo(400);

        assertThat(at.number("SELECT count(*) FROM handed_down")).isZero();
        assertThat(at.number("SELECT count(*) FROM downlink_entry WHERE kind IN (71, 72)"))
                .isZero();
    }

    @Test
    void nobody_without_the_right_sends_anything() {
        assertThat(at.signedIn(Role.ANALYST).get("/plan").statusCode()).isEqualTo(403);
        assertThat(at.signedIn(Role.CONDUCT).submit("/plan/tasks").statusCode()).isEqualTo(403);
    }
}
