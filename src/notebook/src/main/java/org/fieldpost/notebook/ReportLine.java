package org.fieldpost.notebook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.BorderVisit;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.report.ResourceSite;
import org.fieldpost.model.report.Smuggling;
import org.fieldpost.model.vocabulary.Code;

/**
 * A report as a line of a list: light enough for ten thousand at once.
 *
 * @param gist empty when what it says has left this phone
 * @param gone since when and why, then
 */
public record ReportLine(ReceiptCode receipt, Optional<Gist> gist, Optional<Gone> gone, ReportStanding standing) {

    /**
     * What a line tells of the report itself; never changes for one revision.
     *
     * @param title the two codes that name it
     * @param codes all its answers
     * @param region where the phone found it to be
     */
    public record Gist(
            Kind kind,
            List<Code> title,
            List<Code> codes,
            Instant observedAt,
            Optional<String> region,
            Optional<String> knownPoint,
            boolean flash,
            String note) {

        public Gist {
            title = List.copyOf(title);
            codes = List.copyOf(codes);
        }

        static Gist of(Observation observation) {
            Circumstances c = observation.circumstances();
            return new Gist(
                    observation.kind(),
                    title(observation),
                    observation.answers().byQuestion().values().stream()
                            .flatMap(List::stream)
                            .toList(),
                    c.observedAt(),
                    c.region().map(RegionMatch::regionCode),
                    c.knownPoint(),
                    c.flash(),
                    c.note());
        }

        private static List<Code> title(Observation observation) {
            if (observation instanceof Smuggling s) {
                return List.of(s.activity(), s.commodity());
            }
            if (observation instanceof BorderVisit b) {
                return List.of(b.type(), b.status());
            }
            ResourceSite site = (ResourceSite) observation;
            return List.of(site.commodity(), site.status());
        }
    }
}
