package org.fieldpost.server.exercise;

import java.util.Optional;
import java.util.function.Function;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.server.mission.MissionSpace;

/** The fictional countries that an exercise may play in: the one that ships, and this server's own where that is one. */
final class Worlds implements Function<String, Optional<Mission>> {

    private final Mission shipped = MissionReader.shipped("sorrenga");
    private final MissionSpace space;

    Worlds(MissionSpace space) {
        this.space = space;
    }

    @Override
    public Optional<Mission> apply(String id) {
        Mission own = space.mission();
        return own.id().equals(id)
                ? Optional.of(own).filter(Mission::fictional)
                : Optional.of(shipped).filter(each -> each.id().equals(id));
    }
}
