package org.fieldpost.app.observation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fieldpost.app.Desk;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.words.Problem;

/** When it was seen: by the phone's clock when the report was opened, or earlier as the officer says. */
public final class WhenModel {

    /** Nobody remembers a minute for longer. */
    private static final Duration LONGEST_AGO = Duration.ofDays(30);

    private final Desk desk;
    private final Supplier<Draft> draft;
    private final Consumer<Draft> change;
    private final Consumer<Problem> fail;

    WhenModel(Desk desk, Supplier<Draft> draft, Consumer<Draft> change, Consumer<Problem> fail) {
        this.desk = desk;
        this.draft = draft;
        this.change = change;
        this.fail = fail;
    }

    /** Moves the time, to the minute; refused when that would be later than now or a month ago. */
    public void move(Duration by) {
        state(draft.get().observedAt().plus(by));
    }

    public void state(Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        Instant now = desk.clock().instant();
        if (minute.isAfter(now)) {
            fail.accept(Problem.of("time.not_later"));
        } else if (minute.isBefore(now.minus(LONGEST_AGO))) {
            fail.accept(Problem.of("time.not_earlier", LONGEST_AGO.toDays()));
        } else {
            change.accept(draft.get().seenAt(Optional.of(minute)));
        }
    }

    /** As the phone's clock said when the report was opened. */
    public void byTheClock() {
        change.accept(draft.get().seenAt(Optional.empty()));
    }

    /** How long ago it was. */
    public Duration ago() {
        Duration ago = Duration.between(draft.get().observedAt(), desk.clock().instant());
        return ago.isNegative() ? Duration.ZERO : ago;
    }

    public Optional<Instant> patrolStart() {
        return draft.get().patrol().map(PatrolKey::startedAt);
    }

    /** Whether the phone's clock stands before the start of the patrol it is on: it was moved. */
    public boolean clockIsWrong() {
        return patrolStart()
                .filter(start -> desk.clock().instant().isBefore(start))
                .isPresent();
    }
}
