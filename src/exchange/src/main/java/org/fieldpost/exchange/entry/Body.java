package org.fieldpost.exchange.entry;

import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;
import org.fieldpost.model.place.RegionMatch;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Patrol;

/** What an entry says. Kinds below 64 go up from a phone, the others down from the server. */
public sealed interface Body {

    int kind();

    /**
     * An observation, or a later revision of one.
     *
     * @param revises number of the entry that first reported it; 0 when this is the first
     */
    record ObservationRevision(long revises, Observation observation) implements Body {

        public static final int KIND = 1;

        public ObservationRevision {
            Check.range("revises", revises, 0, 1L << 40);
        }

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** A patrol as now known; replaces earlier revisions of the same crew code and start. */
    record PatrolRevision(Patrol patrol) implements Body {

        public static final int KIND = 2;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** Looked, and saw nothing. */
    record Nil(NilReport report) implements Body {

        public static final int KIND = 3;

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** How the phone is: what still waits on it and which version it runs. */
    record Status(long waiting, String appVersion) implements Body {

        public static final int KIND = 4;

        public Status {
            Check.range("waiting", waiting, 0, 1L << 40);
            Check.text("app version", appVersion, 40);
        }

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** What became of the phone's entry of this number: counted, in which region, or set aside for a person. */
    record ReviewState(int generation, long number, State state, Optional<RegionMatch> region) implements Body {

        public static final int KIND = 64;

        /** The order is the number on the wire. */
        public enum State {
            COUNTED,
            SET_ASIDE
        }

        @Override
        public int kind() {
            return KIND;
        }
    }

    /** A kind this version does not know, or a body it cannot read: kept as it came. */
    record Unread(int kind, Bytes bytes, String why) implements Body {}
}
