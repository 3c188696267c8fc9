package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.report.NexusInterface;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an address asks a view about. */
class AskedTest {

    @ParameterizedTest
    @EnumSource(NexusInterface.class)
    void every_interface_that_the_matrix_shows_can_be_asked_about(NexusInterface each) {
        assertThat(Asked.parse(Map.of("interface", each.name())::get).judged())
                .isEqualTo(each == NexusInterface.I3 ? Optional.empty() : Optional.of(each));
    }
}
