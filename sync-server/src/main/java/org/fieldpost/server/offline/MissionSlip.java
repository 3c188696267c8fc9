package org.fieldpost.server.offline;

import java.nio.file.Path;
import java.util.List;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.Check;
import org.fieldpost.model.mission.MissionMode;

/** Which mission a key is made for: the file that the server's page offers. Nothing in it is secret. */
public record MissionSlip(MissionId id, MissionMode mode, String name) {

    public static final String FILE_NAME = "mission.fieldpost-mission";

    public MissionSlip {
        Check.text("mission name", name, 100);
    }

    /** What the file holds. */
    public String text() {
        return Slip.MISSION.write(value());
    }

    Object value() {
        return List.of(id.value(), Fields.numberOf(mode), name);
    }

    static MissionSlip of(Object value) {
        List<?> parts = Fields.tuple("mission", value, 3);
        return new MissionSlip(
                new MissionId(Fields.asLong("mission id", parts.get(0))),
                Fields.asChoice("mode", parts.get(1), MissionMode.values()),
                Fields.asText("mission name", parts.get(2)));
    }

    static MissionSlip read(Path file) {
        return Slip.MISSION.read(file, MissionSlip::of);
    }

    boolean sameAs(MissionSlip other) {
        return id.equals(other.id) && mode == other.mode;
    }
}
