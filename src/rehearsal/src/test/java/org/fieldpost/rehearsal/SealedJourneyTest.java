package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.app.observation.ObservationViewModel;
import org.fieldpost.app.screen.HomeViewModel;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.exchange.sealed.SealedReceipt;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P5, H4: a sealed report from the form to its recipient, through a real server that can read nothing of it. */
class SealedJourneyTest {

    private static final String SEEN = "a pickup of the mission loads at night";

    @TempDir
    private Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Mission liberia = MissionReader.shipped("liberia");
    private final SigningKey headquarters = SigningKey.generate(random);
    private final BoxKey group = BoxKey.generate(random);
    private final PassingClock clock = new PassingClock(Clock.systemUTC().instant());
    private SyncServer server;
    private OfficersPhone phone;

    @BeforeEach
    void a_server_runs_and_headquarters_has_named_a_recipient() {
        var settings =
                Settings.in(folder.resolve("server"), liberia, MissionMode.LIVE).withCompareFingerprints(false);
        server = SyncServer.start(settings, clock, random);
        phone = OfficersPhone.enrolled(server, liberia, folder.resolve("phone"), "BP02", clock);
        server.recipients()
                .add(RecipientKey.sign(
                        invitation().mission(), 1, headquarters.verifyingKey(), group.publicKey(), headquarters));
        phone.sendsOverTheNetwork();
    }

    @AfterEach
    void close() {
        phone.close();
        server.close();
    }

    @Test
    void it_is_written_sealed_carried_and_opened_by_its_recipient_alone() throws IOException {
        List<ReceiptCode> counted = new ArrayList<>();
        List<ObservationViewModel> forms = new ArrayList<>();
        new HomeViewModel(phone.desk())
                .open(
                        Kind.SMUGGLING,
                        draft -> forms.add(new ObservationViewModel(phone.desk(), liberia, draft, counted::add)));
        ObservationViewModel form = forms.get(0);
        String onPaper = RecipientKey.sign(
                        invitation().mission(), 1, headquarters.verifyingKey(), group.publicKey(), headquarters)
                .fingerprint();
        assertThat(form.sealing().fingerprint()).contains(onPaper);
        form.sealing().compared(true);
        form.seal();
        while (form.asking().get().isPresent()) {
            Question question = form.asking().get().orElseThrow();
            form.answer(question, form.offered(question).get(0).code());
        }
        form.toggle(Question.ACTOR, CodeList.ACTOR.code("MISSION"));
        form.judge(NexusInterface.I3);
        form.note(SEEN);
        form.submit();

        SealedReceipt receipt = form.sealed().get().orElseThrow();
        assertThat(counted).isEmpty();
        assertThat(phone.notebook().reports()).isEmpty();
        clock.pass(Duration.ofHours(7));
        phone.sendsOverTheNetwork();
        phone.sendsOverTheNetwork();

        SealedBlob arrived = server.recipients().sealed().stream()
                .filter(blob -> new SealedReceipt(blob.id()).equals(receipt))
                .findFirst()
                .orElseThrow();
        SealedReport.Opened opened = SealedReport.open(arrived, invitation().mission(), MissionMode.LIVE, group);
        assertThat(opened).isInstanceOf(SealedReport.Report.class);
        Observation read = ((SealedReport.Report) opened).observation();
        assertThat(read.circumstances().note()).isEqualTo(SEEN);
        assertThat(read.circumstances().officerCoding().orElseThrow().primary()).isEqualTo(NexusInterface.I3);
        assertThat(SealedReport.open(arrived, invitation().mission(), MissionMode.LIVE, BoxKey.generate(random)))
                .isInstanceOf(SealedReport.Unreadable.class);
        server.close();
        assertThat(filesThatHold(SEEN, folder.resolve("server"))).isEmpty();
    }

    private Invitation invitation() {
        return phone.notebook().enrolment().orElseThrow().invitation();
    }

    private static List<Path> filesThatHold(String text, Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    /** Passes when told to. */
    private static final class PassingClock extends Clock {

        private Instant now;

        PassingClock(Instant now) {
            this.now = now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
