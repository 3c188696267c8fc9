package org.fieldpost.model.exercise;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fieldpost.model.vocabulary.Code;

/** What a code is worth beside the expected ones, from 0 to 1. "Unknown" beats a wrong guess: it tells the next reader to look. */
final class CodeCredit {

    private static final double PARENT = 0.5;
    private static final double UNKNOWN = 0.25;

    private CodeCredit() {}

    /** The best that any of these is worth. */
    static double best(Collection<Code> said, List<Code> good) {
        return said.stream().mapToDouble(each -> of(each, good)).max().orElse(0);
    }

    static double of(Code said, List<Code> good) {
        if (good.contains(said)) {
            return 1;
        }
        if (good.stream().anyMatch(each -> isParent(said, each) || isParent(each, said))) {
            return PARENT;
        }
        return said.is("UNKNOWN") ? UNKNOWN : 0;
    }

    /** As codes say it themselves: M01 of M01.2, I2 of I2.4; and those of one family share what stands before the line: ACT_ARMED, ACT_LIC. */
    private static boolean isParent(Code one, Code other) {
        if (one.list() != other.list()) {
            return false;
        }
        String family =
                one.value().contains("_") ? one.value().substring(0, one.value().indexOf('_') + 1) : "";
        return other.value().startsWith(one.value() + ".")
                || (!family.isEmpty() && other.value().startsWith(family));
    }

    /** How well several codes fit several: the harmonic mean of how many of the said are good and how many of the expected were said. */
    static double overlap(Collection<Code> said, List<Code> expected, List<Code> good) {
        if (expected.isEmpty()) {
            return said.isEmpty() ? 1 : 0.5;
        }
        Set<Code> distinct = new HashSet<>(said);
        double right = distinct.stream().mapToDouble(each -> of(each, good)).sum();
        double found = expected.stream()
                .mapToDouble(each -> distinct.isEmpty()
                        ? 0
                        : distinct.stream()
                                .mapToDouble(said1 -> of(said1, List.of(each)))
                                .max()
                                .orElse(0))
                .sum();
        double precision = distinct.isEmpty() ? 0 : Math.min(1, right / distinct.size());
        double recall = Math.min(1, found / expected.size());
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
