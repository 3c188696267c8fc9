package org.fieldpost.server.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.statistics.Agreement;

/**
 * Whether officers and reviewers give the same reports the same interfaces, of those reports to which both gave one. The reviewer
 * sees the officer's, and gives his own mostly where he differs. Pure.
 *
 * @param both how many reports
 * @param leftOpen how many more the reviewer coded and the officer had left open
 * @param first of the first interface of each; nothing below {@link #LEAST} reports, or where all have one
 * @param each the interfaces that one of them gave to a report
 */
public record CodersAgree(long both, long leftOpen, Optional<Agreement> first, List<Of> each) {

    /** Fewer reports say nothing. */
    public static final int LEAST = 30;

    /** Fewer reports with an interface say nothing of it, however many there are without. */
    public static final int LEAST_WITH = 10;

    /** Two codings of one report, each with its first interface first; the officer's may be empty. */
    public record Pair(List<NexusInterface> officer, List<NexusInterface> reviewer) {

        public Pair {
            officer = List.copyOf(officer);
            reviewer = List.copyOf(reviewer);
        }

        private boolean with(NexusInterface judged) {
            return officer.contains(judged) || reviewer.contains(judged);
        }
    }

    /**
     * One interface: given or not.
     *
     * @param agreement nothing where too few reports have it
     */
    public record Of(NexusInterface judged, long officer, long reviewer, long both, Optional<Agreement> agreement) {

        /** How many reports one of them, or both, gave it to. */
        public long with() {
            return officer + reviewer - both;
        }
    }

    public CodersAgree {
        each = List.copyOf(each);
    }

    static CodersAgree of(List<Pair> all) {
        List<Pair> coded = all.stream().filter(pair -> !pair.officer.isEmpty()).toList();
        List<NexusInterface> interfaces = List.of(NexusInterface.values());
        List<Of> each = new ArrayList<>();
        for (NexusInterface judged : interfaces) {
            long with = coded.stream().filter(pair -> pair.with(judged)).count();
            if (with > 0) {
                long[][] counts = counts(
                        coded,
                        2,
                        pair -> pair.officer.contains(judged) ? 1 : 0,
                        pair -> pair.reviewer.contains(judged) ? 1 : 0);
                each.add(new Of(
                        judged,
                        counts[1][0] + counts[1][1],
                        counts[0][1] + counts[1][1],
                        counts[1][1],
                        with < LEAST_WITH ? Optional.empty() : agreement(counts)));
            }
        }
        return new CodersAgree(
                coded.size(),
                all.size() - coded.size(),
                agreement(counts(
                        coded,
                        interfaces.size(),
                        pair -> interfaces.indexOf(pair.officer.get(0)),
                        pair -> interfaces.indexOf(pair.reviewer.get(0)))),
                each);
    }

    private static long[][] counts(
            List<Pair> coded, int sorts, ToIntFunction<Pair> officer, ToIntFunction<Pair> reviewer) {
        long[][] counts = new long[sorts][sorts];
        coded.forEach(pair -> counts[officer.applyAsInt(pair)][reviewer.applyAsInt(pair)]++);
        return counts;
    }

    private static Optional<Agreement> agreement(long[][] counts) {
        long all = Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i][i] == all) {
                return Optional.empty();
            }
        }
        return all < LEAST ? Optional.empty() : Optional.of(Agreement.of(counts));
    }
}
