package org.fieldpost.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;

/** Random histories of one enrolment: envelopes lost, repeated, late and out of order, in both directions. */
class EngineHistoryTest {

    private static final List<Priority> PRIORITIES = List.of(Priority.values());

    private final List<Entry> reported = new ArrayList<>();
    private final List<Entry> reviewed = new ArrayList<>();
    private final List<Bytes> up = new ArrayList<>();
    private final List<Bytes> down = new ArrayList<>();

    @BeforeTry
    void begin() {
        List.of(reported, reviewed).forEach(List::clear);
        List.of(up, down).forEach(List::clear);
    }

    /** P1: the state is a function of the set of envelopes, never of their order. */
    @Property(tries = 60)
    void once_all_have_arrived_both_ends_hold_everything_exactly_once(@ForAll long seed) {
        var pair = Pair.live(seed);
        var random = new Random(seed);
        for (int step = 0; step < 40; step++) {
            step(pair, random);
        }

        Collections.shuffle(up, random);
        Collections.shuffle(down, random);
        up.forEach(pair.server()::read);
        down.forEach(pair.phone()::read);
        for (int trip = 0; pair.phone().waiting() + pair.server().waiting() > 0; trip++) {
            assertThat(trip).as("round trips on a good link").isLessThan(3);
            pair.exchange();
        }

        assertThat(pair.serverInbox().entries()).isEqualTo(reported);
        assertThat(pair.phoneInbox().entries()).isEqualTo(reviewed);
        assertThat(pair.phoneJournal().acknowledged().count()).isEqualTo(reported.size());
    }

    /** P1, P2: at every moment, whatever was lost. */
    @Property(tries = 60)
    void a_phone_never_shows_as_delivered_what_the_server_does_not_hold(@ForAll long seed) {
        var pair = Pair.live(seed);
        var random = new Random(seed);
        for (int step = 0; step < 40; step++) {
            step(pair, random);

            List<Entry> held = pair.serverInbox().entries();
            Ranges delivered = pair.phoneJournal().acknowledged();
            assertThat(held)
                    .containsAll(reported.stream()
                            .filter(entry -> delivered.contains(entry.number()))
                            .toList());
            assertThat(pair.phone().waiting()).isEqualTo(reported.size() - delivered.count());
        }
    }

    private void step(Pair pair, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> append(pair.phoneJournal(), reported, 1, random);
            case 1 -> append(pair.serverJournal(), reviewed, 64, random);
            case 2 -> up.add(pair.phone().write(random.nextInt(200)));
            case 3 -> down.add(pair.server().write(random.nextInt(200)));
            case 4 -> any(up, random).forEach(pair.server()::read);
            default -> any(down, random).forEach(pair.phone()::read);
        }
    }

    private static void append(Journal journal, List<Entry> written, int kind, Random random) {
        byte[] body = new byte[random.nextInt(80)];
        random.nextBytes(body);
        long number =
                journal.append(kind, Bytes.of(body), any(PRIORITIES, random).get(0));
        written.add(new Entry(number, kind, Bytes.of(body)));
    }

    /** One envelope of those written so far, perhaps for the second time; none where none was written. */
    private static <T> List<T> any(List<T> among, Random random) {
        return among.isEmpty() ? List.of() : List.of(among.get(random.nextInt(among.size())));
    }
}
