package org.fieldpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedReadsTest {

    @TempDir
    Path directory;

    private ServerAtWork at;
    private RowsSeen rows;
    private Visitor analyst;
    private Visitor regional;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        rows = RowsSeen.deliver(at);
        analyst = at.signedIn(Role.ANALYST);
        regional = at.supervising(RowsSeen.NIMBA);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private List<AuditLog.Line> reads() {
        return at.server().people().log().newest(1000).stream()
                .filter(line -> line.deed() == Deed.READ)
                .toList();
    }

    @Test
    void whoever_opens_a_restricted_report_is_written_down_and_of_another_nobody_is() {
        Set<String> opened = new TreeSet<>();
        for (String receipt : rows.allReports()) {
            analyst.get("/reports/" + receipt);
        }
        reads().forEach(line -> {
            assertThat(line.who()).isEqualTo("ANALYST");
            assertThat(line.page()).isEqualTo("GET /reports/" + line.what());
            opened.add(line.what());
        });

        assertThat(opened).hasSize(3).isEqualTo(restricted());
        assertThat(at.rows("SELECT what FROM audit_log WHERE deed = 'READ'")).hasSize(3);
    }

    private Set<String> restricted() {
        return new TreeSet<>(at.rows("SELECT receipt FROM observation WHERE handling = 'H3'"));
    }

    @Test
    void a_list_is_one_line_that_names_all_restricted_reports_on_it() {
        analyst.get("/reports");
        regional.get("/reports");

        assertThat(reads())
                .extracting(AuditLog.Line::who)
                .containsExactly("supervisor of " + RowsSeen.NIMBA, "ANALYST");
        assertThat(new TreeSet<>(List.of(reads().get(1).what().split(", ")))).isEqualTo(restricted());
        assertThat(reads().get(0).what()).doesNotContain(",");
    }

    @Test
    void who_was_refused_has_read_nothing() {
        for (String receipt : rows.allReports()) {
            at.signedIn(Role.ADMINISTRATOR).get("/reports/" + receipt);
        }
        assertThat(reads()).isEmpty();
    }

    @Test
    void the_page_of_the_log_shows_it_to_whom_may_verify_it() {
        String receipt = restricted().iterator().next();
        regional.get("/reports/" + receipt);
        analyst.get("/reports/" + receipt);

        String page = at.signedIn(Role.ADMINISTRATOR).get("/log?check=1").body();

        assertThat(page).contains("Restricted report read", receipt, "The log is whole");
        assertThat(page).contains(at.server().people().log().head().printed());
    }

    @Test
    void changes_of_people_are_written_down() {
        Visitor administrator = at.signedIn(Role.ADMINISTRATOR);
        administrator.submit("/people", Map.of("name", "sira", "role", "ANALYST", "region", "*"));
        administrator.submit("/people/turn-off", Map.of("name", "sira"));

        assertThat(at.server().people().log().newest(3))
                .extracting(line -> line.who() + " " + line.deed())
                .containsExactly("ADMINISTRATOR TURN_OFF", "ADMINISTRATOR PASSWORD_LINK", "ADMINISTRATOR ADD_PERSON");
    }
}
