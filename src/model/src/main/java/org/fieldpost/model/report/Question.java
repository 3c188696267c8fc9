package org.fieldpost.model.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.fieldpost.model.vocabulary.CodeList;

/**
 * The coded questions of the three forms, in the order they are asked. The key is the question's number on the wire and
 * is never given to another.
 */
public enum Question {
    ACTIVITY(1, CodeList.ACTIVITY, "S", "BR", 1),
    COMMODITY(2, CodeList.COMMODITY, "SR", "", 1),
    CARRIER(3, CodeList.TRANSPORT, "S", "", 1),
    SIZE_BAND(4, CodeList.SIZE_BAND, "S", "", 1),
    BORDER_TYPE(5, CodeList.BORDER_TYPE, "B", "", 1),
    BORDER_STATUS(6, CodeList.BORDER_STATUS, "B", "", 1),
    TRAFFIC_BAND(7, CodeList.TRAFFIC_BAND, "B", "", 1),
    SITE_STATUS(8, CodeList.SITE_STATUS, "R", "", 1),
    SITE_CONTROL(9, CodeList.SITE_CONTROL, "R", "", 1),
    WORKERS_BAND(10, CodeList.WORKERS_BAND, "R", "", 1),
    BASIS(11, CodeList.BASIS, "SBR", "", 1),
    CONCEALMENT(12, CodeList.CONCEALMENT, "", "S", 1),
    DIRECTION(13, CodeList.DIRECTION, "", "S", 1),
    OPEN_FOR(14, CodeList.OPEN_FOR, "", "B", 1),
    IRREGULARITY(15, CodeList.IRREGULARITY, "", "B", 6),
    PAPER_SEEN(16, CodeList.PAPER_SEEN, "", "R", 5),
    INDICATOR(17, CodeList.INDICATOR, "", "SBR", 12),
    ACTOR(18, CodeList.ACTOR, "", "SBR", 6),
    STATE_RELATION(19, CodeList.STATE_RELATION, "", "SBR", 1),
    SCOPE(20, CodeList.SCOPE, "", "SBR", 1),
    ENABLING_FACTOR(21, CodeList.ENABLING_FACTOR, "", "SBR", 6),
    MEASURE(22, CodeList.MEASURE, "", "SBR", 1);

    private final int key;
    private final CodeList list;
    private final String requiredIn;
    private final String optionalIn;
    private final int mostAnswers;

    Question(int key, CodeList list, String requiredIn, String optionalIn, int mostAnswers) {
        this.key = key;
        this.list = list;
        this.requiredIn = requiredIn;
        this.optionalIn = optionalIn;
        this.mostAnswers = mostAnswers;
    }

    public int key() {
        return key;
    }

    public CodeList list() {
        return list;
    }

    public int mostAnswers() {
        return mostAnswers;
    }

    public boolean requiredIn(Kind kind) {
        return requiredIn.indexOf(kind.form()) >= 0;
    }

    public boolean askedIn(Kind kind) {
        return requiredIn(kind) || optionalIn.indexOf(kind.form()) >= 0;
    }

    /** The questions of one form, those that must be answered first. */
    public static List<Question> of(Kind kind) {
        return Arrays.stream(values())
                .filter(q -> q.askedIn(kind))
                .sorted(Comparator.comparing(q -> !q.requiredIn(kind)))
                .toList();
    }
}
