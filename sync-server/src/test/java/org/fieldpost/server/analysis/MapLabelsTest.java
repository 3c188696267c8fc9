package org.fieldpost.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.analysis.MapLabels.Asked;
import org.fieldpost.server.analysis.MapLabels.Label;
import org.fieldpost.server.analysis.MapLabels.Piece;
import org.fieldpost.server.setup.RegionsMap;
import org.fieldpost.server.statistics.Rate;
import org.junit.jupiter.api.Test;

/** Names of regions can be read on the map, and its shades can be read off the key. */
class MapLabelsTest {

    @Test
    void no_name_of_a_mission_lies_over_another_or_beyond_the_picture() {
        for (Language language : Language.OF_PAGES) {
            RegionsMap ground = RegionsMap.of(Samples.liberia(), Samples.liberia(), language);
            List<Asked> asked = ground.shapes().stream()
                    .filter(shape -> shape.sort() == RegionsMap.Sort.REGION)
                    .map(shape -> new Asked(shape.name(), "12.3", shape.x(), shape.y()))
                    .toList();
            MapLabels labels = MapLabels.of(asked, List.of(), RegionsMap.WIDTH, ground.height());

            List<Piece> pieces = labels.all().stream().map(Piece::of).toList();
            for (int i = 0; i < pieces.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(pieces.get(i).meets(pieces.get(j)))
                            .as(labels.all().get(i) + " and " + labels.all().get(j))
                            .isFalse();
                }
            }
            assertThat(labels.numbered().size())
                    .as("names without room in " + language)
                    .isLessThan(asked.size() / 2);
        }
    }

    @Test
    void where_there_is_no_room_a_number_stands_for_the_name_and_the_key_tells_it() {
        List<Asked> near = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            near.add(new Asked("Grand Cape Mount", "1.2", 200 + i, 200));
        }
        MapLabels labels = MapLabels.of(near, List.of(), 640, 400);

        assertThat(labels.all().get(0).shown()).isEqualTo("Grand Cape Mount");
        assertThat(labels.numbered()).isNotEmpty().extracting(Label::number).doesNotHaveDuplicates();
        assertThat(labels.numbered().get(0).shown()).isEqualTo("1");
        assertThat(labels.all()).hasSize(8);
    }

    @Test
    void a_rate_has_the_colour_of_the_step_it_lies_in() {
        var shades = new Shades(10);
        assertThat(shades.steps()).hasSize(5);
        for (Shades.Step step : shades.steps()) {
            assertThat(shades.colour(Rate.of(Math.round(step.from() * 10) + 1, 10)))
                    .isEqualTo(step.colour());
            assertThat(shades.colour(Rate.of(Math.round(step.to() * 10) - 1, 10)))
                    .isEqualTo(step.colour());
        }
        assertThat(shades.colour(Rate.of(100, 10)))
                .isEqualTo(shades.steps().get(4).colour());
    }

    @Test
    void where_nothing_was_seen_the_key_has_one_step_of_nothing() {
        var place = new RegionMap.Place(
                "LR-NI", 0, Optional.of(Rate.of(0, 3)), Optional.empty(), Optional.empty(), Optional.empty());
        var shades = Shades.of(List.of(place));

        assertThat(shades.steps()).hasSize(1);
        assertThat(shades.colour(Rate.of(0, 3))).isEqualTo(shades.steps().get(0).colour());
    }
}
