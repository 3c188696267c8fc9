package org.fieldpost.server.exercise;

import java.util.List;
import org.fieldpost.model.words.Problem;

/** What came of keeping an exercise; only {@link Done} changed anything. */
public sealed interface Kept {

    /** It stands on the shelf. */
    record Done(String id) implements Kept {}

    /** It cannot be run; each problem names line, column and remedy. */
    record Broken(List<Problem> problems) implements Kept {
        public Broken {
            problems = List.copyOf(problems);
        }
    }

    /** There is one of this name already. */
    record Taken(String id) implements Kept {}

    /** Somebody else changed it since it was looked at. */
    record Overtaken(Shelved.Change by) implements Kept {}

    /** There is none of this name that could be changed. */
    record Gone() implements Kept {}
}
