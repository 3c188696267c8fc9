package org.fieldpost.server.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.statistics.RateRatio;

/**
 * What a matrix says first: what changed most, beyond chance; where nobody looked; of where something may still come. Pure.
 *
 * @param changed the most certain changes first
 */
public record Glance(List<Changed> changed, Base base, List<String> unseen, List<String> late) {

    private static final int MOST = 3;

    public Glance {
        changed = List.copyOf(changed);
        unseen = List.copyOf(unseen);
        late = List.copyOf(late);
    }

    /** What the weeks before hold to be compared with. */
    public enum Base {
        NOTHING,
        /** Less effort than the period itself, which is shorter: only a large change would show. */
        THIN,
        ENOUGH;

        private static Base of(Matrix.Effort effort) {
            return effort.before() == 0 ? NOTHING : effort.before() < effort.now() ? THIN : ENOUGH;
        }
    }

    /** A cell whose interval leaves out that nothing changed. */
    public record Changed(String regionCode, NexusInterface judged, RateRatio ratio) {

        /** How far the nearer end of its interval lies from no change, as a factor. */
        private double atLeast() {
            return ratio.ratio() > 1
                    ? ratio.interval().low()
                    : 1 / Math.max(ratio.interval().high(), 1e-9);
        }
    }

    static Glance at(Matrix matrix) {
        List<Changed> changed = new ArrayList<>();
        for (Matrix.Row row : matrix.rows()) {
            for (NexusInterface each : NexusInterface.values()) {
                matrix.change(row, each)
                        .filter(RateRatio::says)
                        .ifPresent(ratio -> changed.add(new Changed(row.regionCode(), each, ratio)));
            }
        }
        changed.sort(Comparator.comparingDouble(Changed::atLeast).reversed());
        return new Glance(
                changed.subList(0, Math.min(MOST, changed.size())),
                Base.of(matrix.all().effort()),
                regions(matrix, Matrix.Looked.NOT_PATROLLED),
                matrix.rows().stream()
                        .filter(Matrix.Row::notYetIn)
                        .map(Matrix.Row::regionCode)
                        .toList());
    }

    private static List<String> regions(Matrix matrix, Matrix.Looked looked) {
        return matrix.rows().stream()
                .filter(row -> row.looked() == looked)
                .map(Matrix.Row::regionCode)
                .toList();
    }
}
