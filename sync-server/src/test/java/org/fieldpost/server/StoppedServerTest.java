package org.fieldpost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.fieldpost.exchange.NetworkExchange.Finished;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P3: a server process that is stopped, politely or not, with what it had acknowledged. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StoppedServerTest {

    @TempDir
    Path directory;

    @Test
    void after_SIGTERM_everything_acknowledged_is_there() throws Exception {
        assertNothingIsLostBy(ServerProcess::terminate);
    }

    @Test
    void after_SIGKILL_everything_acknowledged_is_there_and_nothing_needs_mending() throws Exception {
        assertNothingIsLostBy(ServerProcess::kill);
    }

    private void assertNothingIsLostBy(UnaryOperator<ServerProcess> stopping) throws Exception {
        Visitor administrator;
        PhoneAtWork phone;
        try (ServerProcess server = start()) {
            String address = server.awaitAddress();
            administrator = Visitor.first(server.awaitLine("/first/"));
            String code = administrator
                    .post("/phones/invite", Map.of("form_token", administrator.formToken(), "as", "file"))
                    .body();
            phone = new PhoneAtWork(Invitation.parse(code, Instant.now()));
            phone.exchange(address);
            administrator.submit("/phones/" + phone.invitation().enrolment() + "/confirm");
            phone.report(Samples.smuggling(NOON));
            assertThat(phone.exchange(address).delivered()).isEqualTo(1);

            assertThat(stopping.apply(server).exitCode()).isNotEqualTo(2);
        }
        try (ServerProcess again = start()) {
            String address = again.awaitAddress();

            assertThat(administrator.at(address).get("/reports/A1-1").statusCode())
                    .isEqualTo(200);
            assertThat(phone.exchange(address).ending()).isEqualTo(new Finished(Standing.FINAL));
            assertThat(phone.engine().waiting()).isZero();
        }
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.start(directory, "--port=0", "--data=" + directory.resolve("data"));
    }
}
