package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.PhoneAtWork.entry;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.fieldpost.exchange.Digest;
import org.fieldpost.exchange.Postscript;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.TestDatabase;
import org.fieldpost.server.storage.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is acknowledged is what is held, kept as entries come. */
class HeldRangesTest {

    private static final String RANGES =
            "SELECT enrolment_id, generation, first, last, digest FROM held_range ORDER BY 1, 2, 3";

    @TempDir
    Path directory;

    /** Release 0.1.0 kept none. */
    @Test
    void made_anew_from_the_entries_they_are_what_was_kept_as_entries_came() {
        List<String> kept;
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            var random = new Random(7);
            for (PhoneAtWork phone : List.of(at.phone(), at.phone())) {
                random.longs(1, 60)
                        .distinct()
                        .limit(30)
                        .forEach(number -> PhoneAtWork.send(
                                at.address(),
                                phone.envelope(1 + random.nextInt(2), entry(number, new Body.Status(number, "1")))));
            }
            kept = at.rows(RANGES);
        }
        assertThat(kept).hasSizeGreaterThan(10);
        try (Database database = TestDatabase.open(directory)) {
            database.write(db -> {
                try (var delete = db.prepareStatement("DELETE FROM held_range")) {
                    return delete.executeUpdate();
                }
            });
        }

        try (ServerAtWork at = ServerAtWork.in(directory)) {
            assertThat(at.rows(RANGES)).isEqualTo(kept);
            at.restart();
            assertThat(at.rows(RANGES)).isEqualTo(kept);
        }
    }

    @Test
    void a_phone_in_doubt_is_told_number_by_number_what_is_held() {
        try (ServerAtWork at = ServerAtWork.in(directory)) {
            PhoneAtWork phone = at.phone();
            for (int i = 0; i < 3; i++) {
                phone.report(Samples.smuggling(NOON));
            }
            phone.exchange(at.address());

            phone.voice().ask(new Postscript.Doubt(1, 2));
            phone.exchange(at.address());

            var detail = phone.voice().heard().postscript().detail().orElseThrow();
            assertThat(detail.generation()).isEqualTo(1);
            assertThat(detail.numbers()).containsExactly(2L, 3L);
            assertThat(detail.digests())
                    .containsExactlyElementsOf(List.of(
                            Digest.of(entry(2, report()).hash()),
                            Digest.of(entry(3, report()).hash())));
        }
    }

    private static Body report() {
        return new Body.ObservationRevision(Samples.smuggling(NOON));
    }
}
