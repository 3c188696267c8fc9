package org.fieldpost.exchange.entry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fieldpost.model.patrol.Task;

/** What a team leader hands down, as lists of few values: a task, a planned patrol, the withdrawal of either. */
final class TaskCodec {

    private TaskCodec() {}

    static Object encode(Body.Tasked tasked) {
        Task task = tasked.task();
        return List.of(
                task.id(), task.text(), task.due().toEpochDay(), task.place().orElse(""));
    }

    static Body tasked(Object value) {
        List<?> parts = Fields.tuple("task", value, 4);
        String place = Fields.asText("place", parts.get(3));
        return new Body.Tasked(new Task(
                Fields.asLong("task", parts.get(0)),
                Fields.asText("task", parts.get(1)),
                day(Fields.asLong("due", parts.get(2))),
                place.isEmpty() ? Optional.empty() : Optional.of(place)));
    }

    private static LocalDate day(long epochDay) {
        try {
            return LocalDate.ofEpochDay(epochDay);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("due is no day", e);
        }
    }

    static Object encode(Body.Withdrawn withdrawn) {
        return List.of(withdrawn.id());
    }

    static Body withdrawn(Object value) {
        return new Body.Withdrawn(
                Fields.asLong("withdrawn", Fields.tuple("withdrawal", value, 1).get(0)));
    }
}
