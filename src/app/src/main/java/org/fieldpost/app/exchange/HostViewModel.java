package org.fieldpost.app.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.exchange.carrier.MeetingHost;
import org.fieldpost.exchange.carrier.Pouch;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.ExchangeEvent.Way;

/** Carrying for another: this phone listens, as long as its code is on the screen, and takes what is handed over, unread. */
public final class HostViewModel {

    private final Desk desk;
    private final ExchangeViewModel exchange;
    private final Supplier<List<String>> addresses;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.CLOSED);

    /** Of the background's thread. */
    private MeetingHost host;

    /** Of the screen's thread. */
    private boolean wanted;

    /**
     * What the screen shows.
     *
     * @param code what the other phone scans, while this one listens
     * @param address at which it listens
     * @param others further addresses at which it could
     * @param carried what it carries now
     * @param met how each meeting went since it listens, the newest first
     */
    public record State(
            Optional<String> code,
            String address,
            List<String> others,
            Pouch.Load carried,
            List<News> met,
            Optional<Problem> problem) {

        static final State CLOSED =
                new State(Optional.empty(), "", List.of(), Pouch.Load.EMPTY, List.of(), Optional.empty());

        public State {
            others = List.copyOf(others);
            met = List.copyOf(met);
        }
    }

    private record Listening(String code, String address, List<String> others, Pouch.Load carried) {}

    /** @param addresses where others on the local network reach this phone; blocks */
    HostViewModel(Desk desk, ExchangeViewModel exchange, Supplier<List<String>> addresses) {
        this.desk = desk;
        this.exchange = exchange;
        this.addresses = addresses;
    }

    public ObjectProperty<State> state() {
        return state;
    }

    /** Begins to listen at the most likely address. */
    public void open() {
        open("");
    }

    /** Begins to listen at this address, with a new code. */
    public void open(String address) {
        wanted = true;
        desk.background()
                .run(
                        () -> listen(address),
                        listening -> {
                            if (wanted) {
                                state.set(new State(
                                        Optional.of(listening.code()),
                                        listening.address(),
                                        listening.others(),
                                        listening.carried(),
                                        state.get().met(),
                                        Optional.empty()));
                            }
                        },
                        problem -> state.set(with(Optional.of(problem))));
    }

    private Listening listen(String wish) {
        stop();
        List<String> all = addresses.get();
        if (all.isEmpty()) {
            throw Problem.of("meeting.no_network").asException();
        }
        String address = all.contains(wish) ? wish : all.get(0);
        Pouch pouch = exchange.carried().pouch();
        // the worker's threads do not outlive the app, and neither do those that the host makes from here
        host = new MeetingHost(pouch, address, 0, desk.random(), this::met, this::failed);
        return new Listening(
                host.code().code(),
                address,
                all.stream().filter(other -> !other.equals(address)).toList(),
                pouch.load());
    }

    /** Stops listening; the code on the screen is worth nothing any more. */
    public void close() {
        wanted = false;
        state.set(State.CLOSED);
        desk.background()
                .run(
                        () -> {
                            stop();
                            return true;
                        },
                        closed -> {},
                        problem -> state.set(with(Optional.of(problem))));
    }

    private void stop() {
        if (host != null) {
            host.close();
            host = null;
        }
    }

    private void met(MeetingHost.Met how) {
        tell(MeetingRefusals.why(how.refused())
                .map(why -> new News(
                        false,
                        Problem.of(
                                "host.met_refused", how.taken(), how.refused().size(), why)))
                .orElse(new News(true, Problem.of("host.met", how.taken(), how.givenBack()))));
    }

    private void failed(Problem problem) {
        tell(new News(false, problem));
    }

    /** Comes on a thread of the host's. */
    private void tell(News news) {
        desk.background()
                .run(
                        () -> exchange.carried().load(),
                        load -> {
                            State now = state.get();
                            List<News> met = new ArrayList<>(List.of(news));
                            met.addAll(now.met());
                            state.set(new State(now.code(), now.address(), now.others(), load, met, now.problem()));
                            exchange.note(Way.CARRIED, news);
                            exchange.refresh();
                        },
                        problem -> state.set(with(Optional.of(problem))));
    }

    private State with(Optional<Problem> problem) {
        State now = state.get();
        return new State(now.code(), now.address(), now.others(), now.carried(), now.met(), problem);
    }
}
