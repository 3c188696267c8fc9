package org.fieldpost.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.LaterBackground;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.Samples;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NilViewModelTest {

    private static final Code ARMS = CodeList.ACTIVITY.code("ARMS");
    private static final Code FUEL = CodeList.ACTIVITY.code("FUEL");

    @TempDir
    private Path folder;

    private final AtomicInteger submitted = new AtomicInteger();
    private AppAtWork phone;

    @BeforeEach
    void enrol() {
        phone = AppAtWork.withoutWindow(folder).enrolled();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void signs_for_which_nothing_seen_says_nothing_are_not_offered() {
        assertThat(model().offered())
                .extracting(term -> term.code().value())
                .contains("ARMS", "FUEL", "DRUG")
                .doesNotContain("TIP", "FORCED", "NIL", "PRESENCE", "OTHER");
    }

    @Test
    void with_no_sign_ticked_nothing_is_saved() {
        NilViewModel nil = model();
        nil.toggle(ARMS);
        nil.toggle(ARMS);

        nil.submit();

        assertThat(nil.problem().get()).map(p -> p.key()).contains("nil.none");
        assertThat(phone.notebook().journal().waiting()).isZero();
        assertThat(submitted).hasValue(0);
    }

    @Test
    void the_look_lasted_from_the_patrols_start_until_now() {
        phone.notebook().record(Samples.patrol(AppAtWork.NOON));
        NilViewModel nil = model();
        phone.clock().pass(Duration.ofMinutes(40));
        nil.toggle(ARMS);
        nil.toggle(FUEL);

        nil.submit();

        NilReport report = sent();
        assertThat(report.sought()).containsExactly(ARMS, FUEL);
        assertThat(report.patrol()).contains(Samples.patrol(AppAtWork.NOON).key());
        assertThat(report.lookedFrom()).isEqualTo(AppAtWork.NOON);
        assertThat(report.lookedUntil()).isEqualTo(AppAtWork.NOON.plus(Duration.ofMinutes(40)));
        assertThat(report.region()).map(r -> r.regionCode()).contains("LR-NI");
        assertThat(submitted).hasValue(1);
    }

    @Test
    void without_a_patrol_the_look_lasted_since_the_screen_was_opened() {
        NilViewModel nil = model();
        phone.clock().pass(Duration.ofMinutes(5));
        nil.toggle(ARMS);

        nil.submit();

        assertThat(sent().lookedFrom()).isEqualTo(AppAtWork.NOON);
        assertThat(sent().patrol()).isEmpty();
    }

    @Test
    void without_a_position_that_is_said_and_nothing_is_saved() {
        phone.withoutGps();
        NilViewModel nil = model();
        nil.toggle(ARMS);

        nil.submit();

        assertThat(nil.problem().get()).map(p -> p.key()).contains("form.no_position");
        assertThat(phone.notebook().journal().waiting()).isZero();
    }

    @Test
    void the_known_place_where_the_phone_stands_is_meant_until_the_officer_says_otherwise() {
        NilViewModel nil = model();
        assertThat(nil.place().get()).contains("BP03");
        assertThat(nil.places().get().get(0).code()).isEqualTo("BP03");
        nil.toggle(ARMS);

        nil.submit();

        assertThat(sent().knownPoint()).contains("BP03");
        assertThat(sent().position().source()).isEqualTo(Position.Source.SIMULATED_GPS);
    }

    @Test
    void looked_at_another_place_the_report_stands_there_and_says_how_precisely() {
        NilViewModel nil = model();
        nil.lookedAt(Optional.of("BP05"));
        nil.toggle(ARMS);

        nil.submit();

        assertThat(sent().knownPoint()).contains("BP05");
        assertThat(sent().position().source()).isEqualTo(Position.Source.NAMED_PLACE);
        assertThat(sent().position().point())
                .isEqualTo(Samples.liberia().point("BP05").orElseThrow().point());
        assertThat(sent().region())
                .isEqualTo(Samples.liberia().regions().match(sent().position().point()));
    }

    @Test
    void looked_where_the_phone_is_though_a_known_place_is_near() {
        NilViewModel nil = model();
        nil.lookedAt(Optional.empty());
        nil.toggle(ARMS);

        nil.submit();

        assertThat(sent().knownPoint()).isEmpty();
    }

    @Test
    void a_phone_that_does_not_know_where_it_is_reports_a_named_place_all_the_same() {
        phone.withoutGps();
        NilViewModel nil = model();
        assertThat(nil.place().get()).isEmpty();
        assertThat(nil.places().get())
                .containsExactlyElementsOf(Samples.liberia().points());
        nil.lookedAt(Optional.of("BP05"));
        nil.toggle(ARMS);

        nil.submit();

        assertThat(sent().knownPoint()).contains("BP05");
    }

    @Test
    void a_typed_grid_reference_counts_more_than_the_place() {
        NilViewModel nil = model();
        nil.toggle(ARMS);

        nil.submit("29N NJ 1234 5678");

        assertThat(sent().knownPoint()).isEmpty();
        assertThat(sent().position().source()).isEqualTo(Position.Source.MGRS);
    }

    @Test
    void more_signs_than_a_report_has_room_for_are_not_taken_and_the_others_are_saved() {
        NilViewModel nil = model();
        nil.offered().forEach(term -> nil.toggle(term.code()));
        assertThat(nil.problem().get()).map(p -> p.key()).contains("form.most");

        nil.submit();

        assertThat(submitted).hasValue(1);
        assertThat(sent().sought()).hasSize(NilReport.MOST_SOUGHT);
    }

    @Test
    void pressing_save_twice_saves_once() {
        var slow = new LaterBackground();
        phone.workingBy(slow);
        NilViewModel nil = model();
        nil.toggle(ARMS);

        nil.submit();
        nil.submit();
        slow.catchUp();

        assertThat(phone.notebook().journal().waiting()).isEqualTo(1);
        assertThat(submitted).hasValue(1);
    }

    private NilViewModel model() {
        return new NilViewModel(phone.desk(), phone.mission(), submitted::incrementAndGet);
    }

    private NilReport sent() {
        new ExchangeViewModel(phone.desk()).sendNow();
        return phone.server().received().stream()
                .filter(Body.Nil.class::isInstance)
                .map(body -> ((Body.Nil) body).report())
                .findFirst()
                .orElseThrow();
    }
}
