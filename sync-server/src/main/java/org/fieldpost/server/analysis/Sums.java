package org.fieldpost.server.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;
import org.fieldpost.server.tally.Tallies;

/** Adds up lines of cells by region, those of a period and those before it. Reads a million in some milliseconds; for one thread. */
final class Sums implements Tallies.Each {

    private static final int INTERFACES = NexusInterface.values().length;

    private final int firstWeek;
    private final Filter filter;
    private final Denominator per;
    private final Sight sight;
    private final Map<String, Of> byRegion = new HashMap<>();
    private final Of all = new Of();
    private String region = "";
    private Optional<Of> here = Optional.empty();

    Sums(Period period, Filter filter, Denominator per, Sight sight) {
        this.firstWeek = period.firstWeek().number();
        this.filter = filter;
        this.per = per;
        this.sight = sight;
        this.here = of(sight, Tallies.NOWHERE);
    }

    /** One region's; by interface in the order of {@link #place}. */
    static final class Of {
        final long[] count = new long[INTERFACES];
        final long[] graded = new long[INTERFACES];
        final long[] rated = new long[INTERFACES];
        final long[] ratedBefore = new long[INTERFACES];
        long distinct;
        long distinctGraded;
        long distinctRated;
        long distinctRatedBefore;
        long uncoded;
        long effort;
        long effortBefore;
        long nil;
        long present;
    }

    @SuppressWarnings("EnumOrdinal") // a place in an array
    static int place(NexusInterface judged) {
        return judged.ordinal();
    }

    Of of(String regionCode) {
        return byRegion.getOrDefault(regionCode, new Of());
    }

    Of all() {
        return all;
    }

    private Optional<Of> of(Sight by, String code) {
        boolean seen = code.equals(Tallies.NOWHERE) ? by.sees(Optional.empty()) : by.sees(Optional.of(code));
        return seen ? Optional.of(byRegion.computeIfAbsent(code, each -> new Of())) : Optional.empty();
    }

    @Override
    public void amount(int week, String code, int line, long amount) {
        // lines of a cell come one after the other
        if (!region.equals(code)) {
            region = code;
            here = of(sight, code);
        }
        if (here.isEmpty()) {
            return;
        }
        boolean now = week >= firstWeek;
        Sort sort = Line.sort(line);
        if (sort == Sort.REPORTS) {
            if (filter.counts(line) && Line.handling(line).compareTo(sight.highest()) <= 0) {
                reports(here.get(), line, amount, now);
                reports(all, line, amount, now);
            }
            if (now) {
                here.get().present += amount;
                all.present += amount;
            }
            return;
        }
        if (sort == per.sort() && (sort != Sort.PATROL_SECONDS || filter.spends(line))) {
            spent(here.get(), amount, now);
            spent(all, amount, now);
        }
        if (now) {
            here.get().present += amount;
            all.present += amount;
            here.get().nil += sort == Sort.NIL_REPORTS ? amount : 0;
        }
    }

    private static void spent(Of of, long amount, boolean now) {
        if (now) {
            of.effort += amount;
        } else {
            of.effortBefore += amount;
        }
    }

    private void reports(Of of, int line, long amount, boolean now) {
        int bits = Line.interfaces(line);
        boolean rated = per.takes(line);
        long graded = Line.graded(line) == Line.Graded.NOT ? 0 : amount;
        for (int i = 0; i < INTERFACES; i++) {
            if ((bits >>> i & 1) == 0) {
                continue;
            }
            if (now) {
                of.count[i] += amount;
                of.graded[i] += graded;
                of.rated[i] += rated ? amount : 0;
            } else {
                of.ratedBefore[i] += rated ? amount : 0;
            }
        }
        if (now) {
            of.distinct += amount;
            of.distinctGraded += graded;
            of.uncoded += bits == 0 ? amount : 0;
            of.distinctRated += rated ? amount : 0;
        } else {
            of.distinctRatedBefore += rated ? amount : 0;
        }
    }

    /** A text, which enters no rate: nobody knows on which patrol it was written. */
    void text(String code, Optional<NexusInterface> judged, boolean graded) {
        of(sight, code).ifPresent(of -> {
            text(of, judged, graded);
            text(all, judged, graded);
        });
    }

    private static void text(Of of, Optional<NexusInterface> judged, boolean graded) {
        of.present++;
        of.distinct++;
        of.distinctGraded += graded ? 1 : 0;
        of.uncoded += judged.isEmpty() ? 1 : 0;
        judged.ifPresent(each -> {
            of.count[place(each)]++;
            of.graded[place(each)] += graded ? 1 : 0;
        });
    }
}
