package org.fieldpost.app.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.Standing;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Waits;

/**
 * What a courier or another phone brought back.
 *
 * @param standing how the enrolment stands, when there was an answer for this phone
 * @param moved what of the officer's the server holds now
 * @param received how many of its entries were new here
 * @param others envelopes for somebody else
 */
record Answers(Optional<Standing> standing, Moved moved, long received, List<Refusal> refused, List<Bytes> others) {

    Answers {
        refused = List.copyOf(refused);
        others = List.copyOf(others);
    }

    /** Reads them all. Blocks. */
    static Answers read(Notebook notebook, ExchangeEngine engine, List<Bytes> envelopes) {
        Waits before = notebook.waits();
        Optional<Standing> standing = Optional.empty();
        long delivered = 0;
        long received = 0;
        List<Refusal> refused = new ArrayList<>();
        List<Bytes> others = new ArrayList<>();
        for (Bytes envelope : envelopes) {
            Reading reading = engine.read(envelope);
            if (reading instanceof Reading.Taken ours) {
                standing = Optional.of(ours.standing());
                delivered += ours.acknowledged();
                received += ours.stored().fresh().size();
            } else if (((Reading.Refused) reading).reason() == Refusal.NOT_FOR_US) {
                others.add(envelope);
            } else {
                refused.add(((Reading.Refused) reading).reason());
            }
        }
        return new Answers(standing, Moved.of(delivered, before, notebook.waits()), received, refused, others);
    }

    boolean revoked() {
        return standing.equals(Optional.of(Standing.REVOKED));
    }

    static News news(Standing standing, Moved moved, long received) {
        return switch (standing) {
            case FINAL ->
                new News(
                        true,
                        moved.pieces() == 0
                                ? Problem.of("exchange.done", moved.texts(), received)
                                : Problem.of("exchange.done_photos", moved.texts(), moved.pieces(), received));
            case WAITING_FOR_CONFIRMATION -> new News(false, Problem.of("exchange.unconfirmed"));
            case BLOCKED -> new News(false, Refusal.INVITATION_USED.problem());
            case REVOKED -> new News(false, Refusal.REVOKED.problem());
        };
    }
}
