package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.app.observation.ObservationViewModel;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.fieldpost.server.tls.Tls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An officer whose code carries the fingerprint of a self-made certificate, from the code to the report that arrived. */
class PinnedServerTest {

    @TempDir
    private Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Mission liberia = MissionReader.shipped("liberia");
    private SyncServer server;
    private OfficersPhone phone;

    @BeforeEach
    void an_officer_joins_by_the_code() {
        server = starts("server", 0);
        phone = OfficersPhone.enrolled(server, liberia, folder.resolve("phone"), "BP02", Clock.systemUTC());
        phone.sendsOverTheNetwork();
    }

    @AfterEach
    void close() {
        phone.close();
        server.close();
    }

    private SyncServer starts(String data, int port) {
        return SyncServer.start(
                Settings.in(folder.resolve(data), liberia, MissionMode.LIVE)
                        .withCompareFingerprints(false)
                        .withPort(port)
                        .withTls(new Tls.SelfMade()),
                Clock.systemUTC(),
                random);
    }

    private void reports() {
        Draft draft = Draft.open(
                "00000000000000a1",
                Kind.BORDER,
                Clock.systemUTC().instant(),
                phone.desk().position());
        phone.notebook().save(draft);
        var form = new ObservationViewModel(phone.desk(), liberia, draft, saved -> {});
        for (Optional<Question> asking = form.asking().get();
                asking.isPresent();
                asking = form.asking().get()) {
            form.answer(asking.get(), form.offered(asking.get()).get(0).code());
        }
        form.submit();
    }

    @Test
    void the_report_waits_while_somebody_else_answers_there_and_arrives_at_the_mission_s_server() {
        int port = URI.create(server.address()).getPort();
        server.close();
        server = starts("somebody else's", port);
        reports();
        var exchange = new ExchangeViewModel(phone.desk());
        exchange.sendNow();

        assertThat(exchange.state().get().news().orElseThrow().text())
                .isEqualTo(Problem.of("link.other_key", "127.0.0.1"));
        assertThat(exchange.state().get().waiting()).isPositive();

        server.close();
        server = starts("server", port);
        phone.reopen();
        phone.sendsOverTheNetwork();
    }
}
