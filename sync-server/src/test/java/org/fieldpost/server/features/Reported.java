package org.fieldpost.server.features;

import static org.fieldpost.server.ServerAtWork.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;

/** A report as it was sent, and the receipt that its author's phone shows. */
record Reported(String receipt, Observation said) {

    /** Words of which none may come out. */
    static final String NOTE = "Zwedru-informant";

    private static final String[] PLACES = {"BP03", "BP02", "RS02"};

    static Reported of(PhoneAtWork phone, Observation said) {
        long number = phone.report(said);
        boolean exercise = phone.invitation().mode() == MissionMode.EXERCISE;
        return new Reported(new ReceiptCode(exercise, phone.invitation().officerCode(), 1, number).spoken(), said);
    }

    /**
     * So many from three places of Liberia, three hours apart and always two of one moment, every fifth restricted, every
     * fourth coded; two more on both sides of the antimeridian. They are delivered by a first phone.
     */
    static List<Reported> deliver(ServerAtWork at, int many) {
        PhoneAtWork phone = at.phone();
        List<Reported> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Optional<Coding> coding = i % 4 == 0
                    ? Optional.of(new Coding(NexusInterface.I1, List.of(NexusInterface.I2), "seen"))
                    : Optional.empty();
            Circumstances there = Samples.circumstances(
                    PLACES[i % 3],
                    NOON.minus(Duration.ofHours(3L * (i / 2))),
                    i % 5 == 0 ? Handling.H3 : Handling.H2,
                    false,
                    NOTE,
                    coding);
            all.add(of(phone, observation(i, there)));
        }
        for (double longitude : new double[] {179.5, -179.5}) {
            Circumstances there = Samples.circumstances("BP03", NOON, Handling.H2, false, NOTE, Optional.empty());
            all.add(of(phone, observation(0, placed(there, new Point(-17, longitude)))));
        }
        phone.exchange(at.address());
        return List.copyOf(all);
    }

    private static Observation observation(int i, Circumstances there) {
        return i % 2 == 0
                ? Observation.of(Kind.SMUGGLING, there, Samples.smugglingAnswers())
                : Observation.of(
                        Kind.RESOURCE_SITE, there, Samples.resourceSite(NOON).answers());
    }

    private static Circumstances placed(Circumstances there, Point point) {
        return new Circumstances(
                there.patrol(),
                new Position(point, 10, Position.Source.GPS),
                Optional.empty(),
                Optional.empty(),
                there.observedAt(),
                there.clock(),
                there.recordedAt(),
                there.handling(),
                there.flash(),
                there.note(),
                there.officerCoding());
    }

    Instant observedAt() {
        return said.circumstances().observedAt();
    }

    Point place() {
        return said.circumstances().position().point();
    }

    boolean restricted() {
        return said.circumstances().handling() == Handling.H3;
    }

    /** Empty far from Liberia. */
    Optional<String> region() {
        return Samples.liberia().regions().match(place()).map(match -> match.regionCode());
    }
}
