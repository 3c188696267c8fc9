package org.fieldpost.model.exercise;

import java.time.Duration;
import java.util.Objects;
import org.fieldpost.model.Check;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;

/** What a player did about an inject. */
public sealed interface Answer {

    /**
     * A report.
     *
     * @param seen when it was seen, from the start of the exercise, as the player says
     * @param after how long after the inject it was saved
     * @param photos how many pictures go with it
     */
    record Reported(Observation observation, Duration seen, Duration after, int photos) implements Answer {
        public Reported {
            Objects.requireNonNull(observation, "observation");
            Objects.requireNonNull(seen, "seen");
            Check.that(!after.isNegative(), "an answer comes after its inject");
            Check.range("photos", photos, 0, 100);
        }
    }

    /** A nil report. */
    record SawNothing(NilReport report, Duration seen, Duration after) implements Answer {
        public SawNothing {
            Objects.requireNonNull(report, "report");
            Objects.requireNonNull(seen, "seen");
            Check.that(!after.isNegative(), "an answer comes after its inject");
        }
    }

    /** A sealed report: nobody but its recipient knows what it says. */
    record Sealed(Duration after) implements Answer {
        public Sealed {
            Check.that(!after.isNegative(), "an answer comes after its inject");
        }
    }

    /** Nothing at all. */
    record None() implements Answer {}
}
