package org.fieldpost.server.phones;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.ServerAtWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficerCodesTest {

    @TempDir
    Path directory;

    @Test
    void no_code_is_given_twice() {
        Set<String> codes = new HashSet<>();

        assertThat(IntStream.range(0, 20_000).mapToObj(Phones::officerCode)).allMatch(codes::add);
    }

    @Test
    void every_code_can_stand_in_a_receipt() {
        assertThat(IntStream.range(0, 20_000).mapToObj(Phones::officerCode))
                .allSatisfy(code -> assertThat(ReceiptCode.parse(new ReceiptCode(false, code, 1, 42).spoken())
                                .author())
                        .isEqualTo(code));
    }

    @Test
    void no_code_has_a_letter_that_is_taken_for_a_digit() {
        assertThat(IntStream.range(0, 20_000).mapToObj(Phones::officerCode)).noneMatch(code -> code.matches("[IO].*"));
    }

    @Test
    void after_a_restart_codes_go_on_where_they_were() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            assertThat(at.invitation().officerCode()).isEqualTo("A1");
            assertThat(at.invitation().officerCode()).isEqualTo("B1");
            at.restart();
            assertThat(at.invitation().officerCode()).isEqualTo("C1");
        }
    }

    @Test
    void several_administrators_inviting_at_once_get_different_codes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            Callable<Invitation> inviting = at::invitation;
            List<String> codes = new ArrayList<>();
            for (Future<Invitation> each : threads.invokeAll(Collections.nCopies(40, inviting))) {
                codes.add(each.get().officerCode());
            }
            assertThat(codes).hasSize(40).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }
}
