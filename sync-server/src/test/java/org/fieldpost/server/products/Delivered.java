package org.fieldpost.server.products;

import static org.fieldpost.server.ServerAtWork.NOON;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;

/** Reports of two regions, some restricted, some coded, one taken back. */
final class Delivered {

    static final String NIMBA = region("BP03");
    static final String LOFA = region("BP02");

    /** In one of the notes. */
    static final String NOT_LATIN = "caf\u00e9 \u0627\u0644\u062d\u062f\u0648\u062f";

    private Delivered() {}

    private static String region(String knownPoint) {
        var point = Samples.liberia().point(knownPoint).orElseThrow().point();
        return Samples.liberia().regions().match(point).orElseThrow().regionCode();
    }

    static void to(ServerAtWork at) {
        PhoneAtWork phone = at.phone();
        for (int i = 0; i < 12; i++) {
            Circumstances there = Samples.circumstances(
                    i % 2 == 0 ? "BP03" : "BP02",
                    NOON.minus(Duration.ofHours(5L * i)),
                    i % 3 == 0 ? Handling.H3 : Handling.H2,
                    i == 4,
                    "=cmd, word " + i + (i == 11 ? ", " + NOT_LATIN : ""),
                    i % 4 == 0
                            ? Optional.of(new Coding(NexusInterface.I1, List.of(NexusInterface.I2), "seen"))
                            : Optional.empty());
            phone.report(
                    i % 3 == 2
                            ? Observation.of(
                                    Kind.RESOURCE_SITE,
                                    there,
                                    Samples.resourceSite(NOON).answers())
                            : Observation.of(Kind.SMUGGLING, there, Samples.smugglingAnswers()));
        }
        Observation mistaken = Samples.smuggling(NOON.minus(Duration.ofDays(9)));
        long number = phone.report(mistaken);
        var entry = PhoneAtWork.entry(number, new Body.ObservationRevision(mistaken));
        phone.write(new Body.Retraction(Body.Base.of(1, number, entry.body()), RetractionReason.MISTAKE));
        phone.exchange(at.address());
    }
}
