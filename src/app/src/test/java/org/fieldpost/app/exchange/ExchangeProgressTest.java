package org.fieldpost.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.Desk;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.EnvelopeSize;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.words.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far an exchange is: what the server holds, never what was merely sent. */
class ExchangeProgressTest {

    private static final int TEXTS = 3;

    @TempDir
    private Path folder;

    private AppAtWork phone;

    /** After this many round trips the link is lost. */
    private final AtomicInteger tripsLeft = new AtomicInteger(Integer.MAX_VALUE);

    @BeforeEach
    void three_reports_and_a_photo_of_some_size() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
        byte[] photo = new byte[200_000];
        new SeededRandom(7).nextBytes(photo);
        phone.notebook().submit(Samples.smuggling(AppAtWork.NOON), "00000000000000a1", List.of(photo));
        phone.notebook().submit(Samples.borderVisit(AppAtWork.NOON), "00000000000000a2");
        phone.notebook().submit(Samples.resourceSite(AppAtWork.NOON), "00000000000000a3");
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void at_every_step_it_says_what_the_server_holds_by_then() {
        List<Sending> steps = new ArrayList<>();
        long all = phone.notebook().waits().all();
        Desk desk = desk();

        new NetworkWay(desk, new Carried(desk)).run(EnvelopeSize.USUAL, Priority.PHOTO, step -> {
            steps.add(step);
            assertThat(step.delivered()).isEqualTo(heldOfTheOfficers());
        });

        assertThat(steps).hasSizeGreaterThan(3);
        assertThat(steps.get(0)).isEqualTo(new Sending(0, all));
        assertThat(steps.get(steps.size() - 1)).isEqualTo(new Sending(all, all));
        assertThat(steps).extracting(Sending::delivered).isSorted();
    }

    @Test
    void a_link_lost_in_the_middle_leaves_the_rest_waiting_and_the_next_attempt_counts_the_rest_only() {
        long pieces = phone.notebook().waits().photoPieces();
        var model = new ExchangeViewModel(desk());
        tripsLeft.set(2);
        model.sendNow();

        assertThat(model.state().get().news()).map(News::good).contains(false);
        long left = model.state().get().waits().all();
        assertThat(left).isBetween(1L, TEXTS + pieces - 1).isEqualTo(TEXTS + pieces - heldOfTheOfficers());
        assertThat(model.state().get().waits().allPhotoPieces()).isEqualTo(pieces);

        tripsLeft.set(Integer.MAX_VALUE);
        List<Sending> steps = new ArrayList<>();
        Desk desk = desk();
        new NetworkWay(desk, new Carried(desk)).run(EnvelopeSize.USUAL, Priority.PHOTO, steps::add);
        assertThat(steps.get(0)).isEqualTo(new Sending(0, left));
    }

    @Test
    void reports_and_pieces_of_photos_are_told_apart_when_it_is_done() {
        long pieces = phone.notebook().waits().photoPieces();
        var model = new ExchangeViewModel(desk());

        model.sendNow();

        assertThat(model.state().get().news())
                .contains(new News(true, Problem.of("exchange.done_photos", (long) TEXTS, pieces, (long) TEXTS)));
    }

    @Test
    void a_server_that_answers_but_takes_nothing_is_not_called_a_success() {
        var model = new ExchangeViewModel(desk(envelope -> new Carrier.Answered(List.of())));

        model.sendNow();

        long all = phone.notebook().waits().all();
        assertThat(model.state().get().news()).contains(new News(false, Problem.of("exchange.left", 0L, 0L, all)));
        assertThat(model.state().get().nextAttempt()).isPresent();
        assertThat(phone.notebook().lastSuccess()).isEmpty();
    }

    private Desk desk() {
        return desk(envelope -> tripsLeft.getAndDecrement() > 0
                ? phone.server().carry(phone.phone(), envelope)
                : new Carrier.LinkLost(Problem.of("link.lost", "fieldpost.example.org")));
    }

    private Desk desk(Carrier carrier) {
        Desk desk = phone.desk();
        return new Desk(
                desk.notebook(),
                desk.missions(),
                desk.vocabulary(),
                desk.clock(),
                new SeededRandom(5),
                desk.device(),
                desk.background(),
                desk.link(),
                address -> carrier);
    }

    private long heldOfTheOfficers() {
        return phone.server().received().stream()
                .filter(body -> !(body instanceof Body.Status))
                .count();
    }
}
