package org.fieldpost.app.exchange;

import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.model.words.Problem;

/** Why one phone did not take what another handed over, in words for a meeting; pure. */
final class MeetingRefusals {

    private MeetingRefusals() {}

    /** The first reason; a phone refuses for other reasons than a server, and the remedy is another. */
    static Optional<Problem> why(List<Refusal> refused) {
        return refused.stream().findFirst().map(first -> switch (first) {
            case QUOTA -> Problem.of("meeting.quota");
            case UNKNOWN_SENDER -> Problem.of("meeting.stranger");
            case OTHER_MISSION, OTHER_MODE -> Problem.of("meeting.other_mission");
            default -> first.problem();
        });
    }
}
