package org.fieldpost.app.exchange;

import java.util.Optional;
import java.util.function.Consumer;
import org.fieldpost.app.Desk;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.EnvelopeSize;
import org.fieldpost.exchange.NetworkExchange;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Standing;
import org.fieldpost.exchange.carrier.Forwarding;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Enrolled;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.Waits;

/** Over the network: first what this phone wrote, then what it carries for others. Blocks for as long as the link does. */
final class NetworkWay {

    private final Desk desk;
    private final Carried carried;

    NetworkWay(Desk desk, Carried carried) {
        this.desk = desk;
        this.carried = carried;
    }

    /**
     * How it went.
     *
     * @param moved what of the officer's the server holds now
     * @param left what was to go and still waits here, though the link held
     * @param brought what became of the envelopes of others, where there were any and the link held
     */
    record Sent(NetworkExchange.Outcome outcome, Moved moved, long left, Optional<Forwarding.Outcome> brought) {

        boolean revoked() {
            return stands(Standing.REVOKED);
        }

        /** Whether everything that was to go is held by the server. */
        boolean held() {
            return stands(Standing.FINAL)
                    && left == 0
                    && brought.map(Forwarding.Outcome::whole).orElse(true);
        }

        private boolean stands(Standing standing) {
            return outcome.ending() instanceof NetworkExchange.Finished finished && finished.standing() == standing;
        }

        News news() {
            if (outcome.ending() instanceof NetworkExchange.Interrupted interrupted) {
                return new News(false, interrupted.problem());
            }
            if (outcome.ending() instanceof NetworkExchange.TurnedAway away) {
                return new News(false, away.reason().problem());
            }
            Standing standing = ((NetworkExchange.Finished) outcome.ending()).standing();
            return standing == Standing.FINAL && left > 0
                    ? new News(moved.any(), Problem.of("exchange.left", moved.texts(), outcome.received(), left))
                    : Answers.news(standing, moved, outcome.received());
        }

        /** What became of what others handed over. */
        Optional<News> newsOfOthers() {
            return brought.map(of -> of.whole()
                    ? new News(of.refused() == 0, broughtNews(of))
                    : new News(false, Problem.of("exchange.brought_cut", of.forwarded())));
        }

        private static Problem broughtNews(Forwarding.Outcome of) {
            return of.refused() == 0
                    ? Problem.of("exchange.brought", of.forwarded())
                    : Problem.of("exchange.brought_refused", of.forwarded(), of.refused());
        }
    }

    /** @param progress told of what the server has acknowledged, on the calling thread */
    Sent run(EnvelopeSize size, Priority least, Consumer<Sending> progress) {
        Notebook notebook = desk.notebook();
        Enrolled enrolled =
                notebook.enrolment().orElseThrow(() -> Problem.of("enrol.first").asException());
        if (notebook.journal().waiting() > 0) {
            notebook.noteStatus(ExchangeViewModel.APP_VERSION);
        }
        Waits before = notebook.waits();
        long total = toGo(before, least);
        progress.accept(new Sending(0, total));
        Carrier carrier = desk.network().apply(enrolled.invitation().server());
        NetworkExchange.Outcome outcome = new NetworkExchange(
                        notebook.engine(desk.random()),
                        carrier,
                        least,
                        desk.clock(),
                        seen -> progress.accept(new Sending(Math.max(0, total - toGo(notebook.waits(), least)), total)))
                .run(size);
        Waits after = notebook.waits();
        var sent = new Sent(
                outcome, Moved.of(outcome.delivered(), before, after), toGo(after, least), bring(outcome, carrier));
        if (!(outcome.ending() instanceof NetworkExchange.Interrupted)) {
            desk.ofOthers().run(Optional.of(enrolled.invitation().enrolment()));
        }
        if (sent.revoked()) {
            // what is still here is set aside at the server; a captor gets nothing
            notebook.engine(desk.random()).writeAll(outcome.next().bodyBytes(), Priority.PHOTO, carrier::carry);
            carried.forget();
            desk.wipe();
        }
        return sent;
    }

    private static long toGo(Waits waits, Priority least) {
        return least == Priority.PHOTO ? waits.all() : waits.texts();
    }

    private Optional<Forwarding.Outcome> bring(NetworkExchange.Outcome outcome, Carrier carrier) {
        return outcome.ending() instanceof NetworkExchange.Interrupted
                        || carried.load().onTheWay() == 0
                ? Optional.empty()
                : Optional.of(Forwarding.run(carried.pouch(), carrier));
    }
}
