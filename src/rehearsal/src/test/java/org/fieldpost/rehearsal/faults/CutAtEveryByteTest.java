package org.fieldpost.rehearsal.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.Batch;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.notebook.Report;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * P4: wherever the link is cut, before, within or after any byte of the question or of its answer, a report is neither lost
 * nor counted twice, and what was acknowledged is not sent again. Real HTTP, a real server, a real notebook.
 */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CutAtEveryByteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    private final List<String> receipts = new ArrayList<>();
    private Ranges acknowledged = Ranges.NONE;
    private SyncServer server;
    private Proxy proxy;
    private FieldPhone phone;
    private Carrier cutLink;
    private Carrier wholeLink;

    @BeforeEach
    void a_phone_and_a_server_that_know_each_other() throws Exception {
        Path data = Files.createDirectory(folder.resolve("server"));
        server = SyncServer.start(
                Settings.in(data, FieldPhone.MISSION, MissionMode.EXERCISE).withCompareFingerprints(false),
                Clock.systemUTC(),
                new SecureRandom());
        proxy = new Proxy(URI.create(server.address()).getPort());
        phone = FieldPhone.enrol(folder.resolve("notebook.db"), server.phones().invite(server.address()), 7);
        cutLink = throughTheProxy();
        wholeLink = sendingNothingAgain(new HttpCarrier(server.address(), PATIENCE));
        writesOne();
        everythingArrives();
    }

    @AfterEach
    void the_day_ends() {
        phone.close();
        proxy.close();
        server.close();
    }

    @Test
    void a_link_cut_after_any_byte_loses_nothing_counts_nothing_twice_and_sends_nothing_again() {
        int[] longest = oneWholeExchange();
        assertThat(longest[0] + longest[1]).as("bytes of one exchange").isBetween(400, 2_500);

        for (int n = 0; n <= longest[0]; n++) {
            cutAfter(n, Proxy.NEVER);
        }
        int finished = 0;
        for (int n = 0; n <= longest[1]; n++) {
            finished += cutAfter(Proxy.NEVER, n) ? 1 : 0;
        }

        assertThat(finished)
                .as("exchanges that were whole by the time of the cut")
                .isBetween(1, 3);
        assertThat(oneWholeExchange()[0])
                .as("a question is as short as before: it carries one report")
                .isLessThanOrEqualTo(longest[0] + 16);
        Looking atServer = Looking.atServer(folder.resolve("server"));
        assertThat(atServer.counted()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(receipts);
        assertThat(atServer.entriesOf("A1"))
                .containsExactlyInAnyOrderElementsOf(
                        Looking.atPhone(phone.file()).written());
        assertThat(atServer.setAside()).isEmpty();
        assertThat(phone.notebook().reports())
                .hasSameSizeAs(receipts)
                .allSatisfy(report -> assertThat(report.state()).isEqualTo(Report.State.COUNTED));
    }

    /** How many bytes go up and down when nothing is cut. */
    private int[] oneWholeExchange() {
        writesOne();
        proxy.cutAfter(Proxy.NEVER, Proxy.NEVER);
        assertThat(phone.exchange(throughTheProxy()).ending()).isInstanceOf(NetworkExchange.Finished.class);
        int[] bytes = {proxy.request().length, proxy.answer().length};
        everythingArrives();
        return bytes;
    }

    /** Whether the exchange was whole all the same. */
    private boolean cutAfter(long requestBytes, long answerBytes) {
        String where = "cut after byte " + Math.min(requestBytes, answerBytes) + " of the "
                + (requestBytes < answerBytes ? "request" : "answer");
        proxy.cutAfter(requestBytes, answerBytes);
        int before = proxy.connections();
        writesOne();

        NetworkExchange.Ending ending = phone.exchange(cutLink).ending();

        boolean finished = ending instanceof NetworkExchange.Finished;
        assertThat(finished || ending instanceof NetworkExchange.Interrupted)
                .as("%s: ended %s", where, ending)
                .isTrue();
        assertThat(phone.waiting()).as(where).isEqualTo(finished ? 0 : 1);
        assertThat(proxy.connections() - before).as("%s: asked once", where).isEqualTo(1);
        if (finished) {
            // questions differ by a step of their padding: one that was whole leaves its connection open for the next
            cutLink = throughTheProxy();
        }
        everythingArrives();
        return finished;
    }

    private Carrier throughTheProxy() {
        return sendingNothingAgain(new HttpCarrier(proxy.address(), PATIENCE));
    }

    private void writesOne() {
        receipts.add(phone.report("Report " + (1_000 + receipts.size())));
    }

    private void everythingArrives() {
        NetworkExchange.Outcome outcome = phone.exchange(wholeLink);
        assertThat(outcome.ending()).isInstanceOf(NetworkExchange.Finished.class);
        assertThat(phone.waiting()).isZero();
        acknowledged = phone.notebook().journal().acknowledged();
    }

    /** Looks at each crossing what the phone is about to send: the one report in flight, and nothing acknowledged. */
    private Carrier sendingNothingAgain(Carrier link) {
        return envelope -> {
            Batch sent = phone.notebook().journal().waitingAfter(Batch.Place.START, Integer.MAX_VALUE, Priority.PHOTO);
            assertThat(sent.entries()).hasSizeLessThanOrEqualTo(1);
            assertThat(sent.entries()).noneMatch(entry -> acknowledged.contains(entry.number()));
            return link.carry(envelope);
        };
    }
}
