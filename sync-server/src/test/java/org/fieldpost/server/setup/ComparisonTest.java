package org.fieldpost.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.place.RegionSet;
import org.fieldpost.model.words.Language;
import org.fieldpost.server.mission.MissionPackages;
import org.junit.jupiter.api.Test;

/** What an administrator is told before a package comes into force. */
class ComparisonTest {

    private static final Mission LIBERIA = Samples.liberia();

    @Test
    void the_same_package_has_nothing_to_tell_but_what_lies_outside_all_regions() {
        assertThat(said(LIBERIA.regions(), LIBERIA.points(), Map.of()))
                .allMatch(sentence -> sentence.startsWith("Known points that lie in no region"));
    }

    @Test
    void a_region_that_goes_is_named_with_the_reports_that_lie_in_it() {
        assertThat(said(without("LR-NI"), List.of(), Map.of("LR-NI", 42L)))
                .contains(
                        "Region LR-NI is no longer there. Its 42 reports will be counted where they now lie, or in no region.");
    }

    @Test
    void an_outline_that_crosses_itself_is_named_with_the_place() {
        Region bow = region("XX-1", 0, 0, 2, 2, 2, 0, 0, 2, 0, 0);

        assertThat(said(new RegionSet(List.of(bow), List.of()), List.of(), Map.of()))
                .anyMatch(sentence -> sentence.contains("The outline of XX-1 crosses itself near 1.0000, 1.0000"));
    }

    @Test
    void two_regions_that_claim_the_same_ground_are_named_with_how_much() {
        Region left = region("XX-1", 0, 0, 4, 0, 4, 4, 0, 4, 0, 0);
        Region right = region("XX-2", 3, 0, 7, 0, 7, 4, 3, 4, 3, 0);
        Region beside = region("XX-3", 7, 0, 9, 0, 9, 4, 7, 4, 7, 0);

        List<String> said = said(new RegionSet(List.of(left, right, beside), List.of()), List.of(), Map.of());

        assertThat(said).contains("XX-1 and XX-2 share 25 % of the smaller. What lies there is counted in the first.");
        assertThat(said).noneMatch(sentence -> sentence.contains("share") && sentence.contains("XX-3"));
    }

    @Test
    void a_known_point_in_no_region_is_named() {
        var lost = new KnownPoint("TN99", KnownPoint.Sort.TOWN, "Far Away", new Point(40, 40), "", false, "by hand");

        assertThat(said(LIBERIA.regions(), List.of(lost), Map.of()))
                .contains("Known points that lie in no region: TN99", "New known points: TN99");
    }

    private static RegionSet without(String code) {
        return new RegionSet(
                LIBERIA.regions().regions().stream()
                        .filter(region -> !region.code().equals(code))
                        .toList(),
                LIBERIA.regions().neighbours());
    }

    private static Region region(String code, double... lonLat) {
        return new Region(code, Map.of(Language.EN, code), "", new Area(List.of(lonLat)), new Point(1, 1));
    }

    private static List<String> said(RegionSet regions, List<KnownPoint> points, Map<String, Long> reports) {
        return Comparison.of(version(LIBERIA), version(with(regions, points)), reports).stream()
                .map(finding -> finding.said().toString())
                .toList();
    }

    private static MissionPackages.Version version(Mission mission) {
        return new MissionPackages.Version(1, Map.of(), mission, Samples.vocabulary());
    }

    private static Mission with(RegionSet regions, List<KnownPoint> points) {
        return new Mission(
                LIBERIA.id(),
                LIBERIA.names(),
                LIBERIA.zone(),
                LIBERIA.phase(),
                LIBERIA.fictional(),
                regions,
                points,
                LIBERIA.attribution());
    }
}
