package org.fieldpost.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.read.MissionWriter;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.mission.MissionPackages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whichever regions were in force when an envelope was opened, its reports are counted in those in force when it commits. */
class RegionsInForceTest {

    private static final Region EVERYWHERE = new Region(
            "ZZ-1",
            Map.of(Language.EN, "Everywhere"),
            "",
            new Area(List.of(new double[] {-20, -10, 20, -10, 20, 20, -20, 20, -20, -10})),
            new Point(5, 0));

    @TempDir
    Path directory;

    private StoredEnrolment enrolment;

    @BeforeEach
    void enrol() {
        enrolment = new StoredEnrolment(directory);
    }

    @AfterEach
    void close() {
        enrolment.close();
    }

    @Test
    void an_envelope_that_was_opened_before_another_process_published_is_counted_by_the_new_regions() {
        UplinkInbox inbox = enrolment.uplink();
        Entry report = PhoneAtWork.entry(1, new Body.ObservationRevision(Samples.smuggling(NOON)));
        inbox.prepare(List.of(report));

        publishEverywhere();
        inbox.store(1, List.of(report));

        assertThat(region()).contains("ZZ-1");
    }

    private void publishEverywhere() {
        MissionPackages packages = enrolment.packages();
        String seal = packages.draw(
                        Map.of("regions.geojson", Optional.of(MissionWriter.regions(List.of(EVERYWHERE)))),
                        "administrator")
                .seal();
        assertThat(packages.publish(seal, "administrator", (db, version) -> {})).isPresent();
    }

    private Optional<String> region() {
        return enrolment.database().read(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT region_code FROM observation");
                    ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        });
    }
}
