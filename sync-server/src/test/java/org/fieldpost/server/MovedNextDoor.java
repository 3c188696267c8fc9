package org.fieldpost.server;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.server.access.Role;

/** A measure in Nimba, and a patrol of eight hours a week in each of three regions: what was seen there is later seen next door. */
public final class MovedNextDoor {

    /** Nine weeks ago: eight whole weeks have passed since its own. */
    public static final Instant THEN = ServerAtWork.NOON.minus(Duration.ofDays(63));

    /** A gold area of Nimba; a town of Grand Gedeh, which touches Nimba; the port of Maryland, which does not. */
    private static final List<String> PLACES = List.of("RS02", "TN01", "BP07");

    private static final int[] BEFORE = {4, 1, 2};
    private static final int[] OF_ITS_WEEK = {9, 9, 9};
    private static final int[] SINCE = {0, 3, 2};

    private MovedNextDoor() {}

    /** All of it by one phone, whose officer need not be confirmed yet. */
    public static PhoneAtWork reportTo(ServerAtWork at) {
        PhoneAtWork phone = at.phone();
        for (int week = 1; week <= 17; week++) {
            int[] seen = week > 9 ? BEFORE : week == 9 ? OF_ITS_WEEK : SINCE;
            for (int i = 0; i < PLACES.size(); i++) {
                Instant start =
                        ServerAtWork.NOON.minus(Duration.ofDays(7L * week)).plusSeconds(600L * i);
                Observation said = seen(start.plus(Duration.ofHours(1)), PLACES.get(i));
                phone.write(new Body.PatrolRevision(patrol(said).ended(start.plus(Duration.ofHours(8)))));
                for (int many = 0; many < seen[i]; many++) {
                    phone.write(new Body.ObservationRevision(said));
                }
            }
        }
        phone.exchange(at.address());
        return phone;
    }

    /** On the patrol that began an hour before. */
    private static Observation seen(Instant when, String place) {
        return Samples.observation(Kind.SMUGGLING, when, place, Samples.smugglingAnswers());
    }

    private static Patrol patrol(Observation on) {
        return new Patrol(
                on.circumstances().patrol().orElseThrow(),
                CodeList.MEANS.code("VEHICLE"),
                CodeList.TASK.code("BORDER"),
                Patrol.State.RUNNING,
                Optional.empty(),
                Optional.of(on.circumstances().position()));
    }

    /** Notes the measure; where its page is. */
    public static String mark(ServerAtWork at) {
        at.signedIn(Role.ADMINISTRATOR)
                .submit(
                        "/markers",
                        Map.of(
                                "what",
                                "MEASURE M01",
                                "title",
                                "Gate closed",
                                "starts_on",
                                LocalDate.ofInstant(THEN, ZoneOffset.UTC).toString(),
                                "ends_on",
                                "",
                                "region",
                                "LR-NI"));
        return "/measures/" + at.number("SELECT id FROM marker WHERE title = 'Gate closed'");
    }
}
