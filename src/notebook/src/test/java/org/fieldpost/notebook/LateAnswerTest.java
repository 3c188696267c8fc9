package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * P2: an answer written before the server was restored, brought by a slow courier after the phone has heard of the restore,
 * says nothing of what the restored server holds.
 */
class LateAnswerTest {

    @TempDir
    private Path folder;

    private final SecureRandom random = new SeededRandom(31);
    private final MemoryServer server = new MemoryServer();

    @Test
    void a_sealed_report_that_only_the_lost_server_held_is_sent_again() {
        var clock = new SettableClock();
        BoxKey group = BoxKey.generate(random);
        var headquarters = SigningKey.generate(random);
        try (Notebook notebook =
                Notebook.open(folder.resolve("notebook.db"), MissionMode.LIVE, Safe.withoutLock(), clock)) {
            server.know(notebook.enrol(server.invitation(MissionMode.LIVE), random));
            Bytes early = write(notebook);
            server.tell(new Body.RecipientGiven(RecipientKey.sign(
                    MemoryServer.MISSION, 1, headquarters.verifyingKey(), group.publicKey(), headquarters)));
            server.settleWith(notebook);
            notebook.answerRecipient(true);
            notebook.submitSealed(Samples.sealed(NOON), draft(1, "").id(), random);
            clock.forward(Duration.ofHours(6));
            Bytes late = server.answer(write(notebook));
            server.loseEverything();

            notebook.engine(random).read(server.answer(early));
            notebook.engine(random).read(late);
            server.settleWith(notebook);

            assertThat(server.sealed())
                    .anySatisfy(
                            blob -> assertThat(SealedReport.open(blob, MemoryServer.MISSION, MissionMode.LIVE, group))
                                    .isInstanceOf(SealedReport.Report.class));
        }
    }

    @Test
    void a_report_that_only_the_lost_server_held_is_sent_again_also_while_the_phone_joins_again() {
        try (NotebookInUse phone = NotebookInUse.live(folder).enrolledAt(server)) {
            Bytes early = write(phone.now());
            phone.now().submit(Samples.smuggling(NOON, "first"), draft(1, "").id());
            byte[] copy = phone.copy();
            server.settleWith(phone.now());
            phone.now().submit(Samples.smuggling(NOON, "second"), draft(1, "").id());
            server.settleWith(phone.now());
            phone.putBack(copy);
            phone.now().engine(random).read(server.answer(write(phone.now())));
            Bytes late = server.answer(write(phone.now()));
            server.loseEverything();

            phone.now().engine(random).read(server.answer(early));
            phone.now().engine(random).read(late);
            server.settleWith(phone.now());

            assertThat(server.received()).contains(new Body.ObservationRevision(Samples.smuggling(NOON, "first")));
        }
    }

    private Bytes write(Notebook notebook) {
        return notebook.engine(random).write(ExchangeEngine.USUAL_BODY_BYTES);
    }
}
