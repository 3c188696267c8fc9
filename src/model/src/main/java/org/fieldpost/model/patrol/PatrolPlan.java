package org.fieldpost.model.patrol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.fieldpost.model.Check;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;

/**
 * A patrol that is to be, planned on the phone or by its team leader. It is in no count.
 *
 * @param places codes of the known points it is to visit
 */
public record PatrolPlan(String id, String crewCode, Code means, Code task, Instant start, List<String> places) {

    public static final int MOST_PLACES = 20;

    public PatrolPlan {
        Check.matching("plan id", id, "[0-9a-f]{16}");
        Check.matching("crew code", crewCode, "[A-Z0-9-]{1,10}");
        means.of(CodeList.MEANS);
        task.of(CodeList.TASK);
        start = start.truncatedTo(ChronoUnit.SECONDS);
        places = List.copyOf(Check.size("planned places", places, 0, MOST_PLACES));
        places.forEach(place -> Check.matching("known point", place, "[A-Z0-9-]{1,16}"));
    }
}
