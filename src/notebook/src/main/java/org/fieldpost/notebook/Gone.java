package org.fieldpost.notebook;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.report.PatrolKey;

/**
 * What stays of a report beside its receipt code and its standing when what it says has left this phone.
 *
 * @param submittedAt when it was written down, in whole seconds
 * @param patrol the patrol it was made on, whose report names its receipt code
 */
public record Gone(Instant submittedAt, Why why, Optional<PatrolKey> patrol) {

    /** The order is the number in the file. */
    public enum Why {
        /** Restricted reports do not stay on phones. */
        RESTRICTED,
        /** The server has held it for as long as the mission lets it stay. */
        DELIVERED
    }

    public Gone {
        Objects.requireNonNull(submittedAt, "submittedAt");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(patrol, "patrol");
    }

    static String record(int generation, long number) {
        return "report/" + generation + "/" + number + "/gone";
    }

    byte[] encode() {
        var fields = new Fields.Writer().put(1, submittedAt.getEpochSecond()).put(2, Fields.numberOf(why));
        patrol.ifPresent(
                on -> fields.put(3, on.crewCode()).put(4, on.startedAt().getEpochSecond()));
        return Cbor.encode(fields.map());
    }

    static Gone decode(byte[] bytes) {
        var fields = Fields.of("report that has gone", Cbor.decode(bytes));
        return new Gone(
                Instant.ofEpochSecond(fields.number(1)),
                fields.choice(2, Why.values()),
                fields.has(3)
                        ? Optional.of(new PatrolKey(fields.text(3), Instant.ofEpochSecond(fields.number(4))))
                        : Optional.empty());
    }
}
