package org.fieldpost.server.offline;

import java.util.List;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Fields;

/** The public part of a recipient's key, for the administrator. Nothing in it is secret. */
public record RecipientSlip(MissionId mission, RecipientKey key) {

    static final String ENDING = ".fieldpost-recipient";

    public String text() {
        return Slip.RECIPIENT.write(List.of(mission.value(), key.encode()));
    }

    /**
     * Reads what an administrator handed in.
     *
     * @throws org.fieldpost.model.words.ProblemException when it is another kind of file, or cut
     */
    public static RecipientSlip read(String fileName, String text) {
        return Slip.RECIPIENT.read(fileName, text, value -> {
            List<?> parts = Fields.tuple("recipient", value, 2);
            return new RecipientSlip(
                    new MissionId(Fields.asLong("mission id", parts.get(0))), RecipientKey.decode(parts.get(1)));
        });
    }
}
