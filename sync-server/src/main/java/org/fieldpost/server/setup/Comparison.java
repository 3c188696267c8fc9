package org.fieldpost.server.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.OffLimits;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.server.mission.MissionPackages;

/** What would change with the next package, and what in it looks like a mistake. Pure. */
public final class Comparison {

    private static final int MOST_NAMED = 12;

    private Comparison() {}

    /** @param reports how many reports lie in each region now, by its code */
    public static List<Finding> of(
            MissionPackages.Version before, MissionPackages.Version next, Map<String, Long> reports) {
        List<Finding> findings = new ArrayList<>();
        Mission was = before.mission();
        Mission is = next.mission();
        regions(was, is, reports, findings);
        named("setup.neighbours_new", is.regions().neighbours(), was.regions().neighbours(), Region::code, findings);
        named("setup.neighbours_gone", was.regions().neighbours(), is.regions().neighbours(), Region::code, findings);
        points(was, is, findings);
        named("setup.off_limits_new", is.offLimits(), was.offLimits(), OffLimits::code, findings);
        named("setup.off_limits_gone", was.offLimits(), is.offLimits(), OffLimits::code, findings);
        named(
                "setup.codes_new",
                next.vocabulary().all(),
                before.vocabulary().all(),
                term -> codeOf(term.code()),
                findings);
        Set<String> gone = less(before.vocabulary().all(), next.vocabulary().all(), term -> codeOf(term.code()));
        if (!gone.isEmpty()) {
            findings.add(Finding.warns("setup.codes_gone", shown(gone)));
        }
        if (!was.zone().equals(is.zone())) {
            findings.add(Finding.warns("setup.zone", was.zone(), is.zone()));
        }
        return findings;
    }

    private static String codeOf(Code code) {
        return code.list().fileName() + " " + code.value();
    }

    private static void regions(Mission was, Mission is, Map<String, Long> reports, List<Finding> findings) {
        named("setup.regions_new", is.regions().regions(), was.regions().regions(), Region::code, findings);
        for (Region each : was.regions().regions()) {
            if (is.regions().byCode(each.code()).isEmpty()) {
                findings.add(Finding.warns("setup.region_gone", each.code(), reports.getOrDefault(each.code(), 0L)));
            }
        }
        findings.addAll(Shapes.check(is.regions().regions()));
    }

    private static void points(Mission was, Mission is, List<Finding> findings) {
        named("setup.points_new", is.points(), was.points(), KnownPoint::code, findings);
        named("setup.points_gone", was.points(), is.points(), KnownPoint::code, findings);
        Set<String> nowhere = is.points().stream()
                .filter(point -> outside(is, point))
                .map(KnownPoint::code)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!nowhere.isEmpty()) {
            findings.add(Finding.tells("setup.points_outside", shown(nowhere)));
        }
    }

    private static boolean outside(Mission mission, KnownPoint point) {
        Optional<RegionMatch> match = mission.regions().match(point.point());
        return match.isEmpty() || match.get().method() != RegionMatch.Method.INSIDE;
    }

    private static <T> void named(
            String key, List<T> has, List<T> lacks, Function<T, String> code, List<Finding> findings) {
        Set<String> more = less(has, lacks, code);
        if (!more.isEmpty()) {
            findings.add(Finding.tells(key, shown(more)));
        }
    }

    /** The codes of the first that the second has not. */
    private static <T> Set<String> less(List<T> has, List<T> lacks, Function<T, String> code) {
        Set<String> more = has.stream().map(code).collect(Collectors.toCollection(TreeSet::new));
        lacks.stream().map(code).forEach(more::remove);
        return more;
    }

    private static String shown(Set<String> codes) {
        return Stream.concat(codes.stream().limit(MOST_NAMED), codes.size() > MOST_NAMED ? Stream.of("…") : Stream.of())
                .collect(Collectors.joining(", "));
    }
}
