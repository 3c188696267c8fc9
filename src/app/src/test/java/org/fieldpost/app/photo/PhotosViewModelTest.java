package org.fieldpost.app.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.AppAtWork;
import org.fieldpost.app.LaterBackground;
import org.fieldpost.app.observation.ObservationViewModel;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.model.mission.PhotoRule;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotosViewModelTest {

    @TempDir
    private Path folder;

    private AppAtWork phone;
    private Path taken;

    @BeforeEach
    void enrol() throws IOException {
        taken = Files.write(folder.resolve("IMG_0001.jpg"), Scenes.jpeg(Scenes.road(600, 400), 1));
        phone = AppAtWork.withoutWindow(folder).enrolled().photographs(taken);
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void a_photo_taken_and_kept_is_still_there_when_the_app_was_killed() {
        ObservationViewModel model = complete();
        model.photos().take();
        model.photos().covering().get().orElseThrow().begin(200, 200, Brush.LARGE);
        model.photos().save();
        phone.reopen();

        ObservationViewModel again = model(phone.notebook().drafts().get(0));

        assertThat(again.photos().kept().get()).hasSize(1);
        PhotosViewModel.Kept photo = again.photos().kept().get().get(0);
        assertThat(photo.thumbnail().longEdge()).isEqualTo(192);
        assertThat(photo.bytes()).isEqualTo(stored().get(0).size());
    }

    @Test
    void the_cameras_file_is_gone_as_soon_as_it_was_read() {
        PhotosViewModel photos = complete().photos();

        photos.take();

        assertThat(photos.covering().get()).isPresent();
        assertThat(taken).doesNotExist();
    }

    @Test
    void the_cameras_file_is_gone_too_when_it_could_not_be_read() throws IOException {
        Files.writeString(taken, "no picture");
        ObservationViewModel model = complete();

        model.photos().take();

        assertThat(model.problem().get()).map(Problem::key).contains("photo.unreadable");
        assertThat(model.photos().covering().get()).isEmpty();
        assertThat(taken).doesNotExist();
    }

    /** Whatever was chosen, and whatever became of it between choosing and reading. */
    @ParameterizedTest
    @ValueSource(strings = {"words", "cut", "huge", "empty", "folder", "vanished"})
    void a_picture_that_cannot_be_read_is_said_and_costs_the_report_nothing(String what) throws IOException {
        ObservationViewModel model = complete();
        model.note("two boats");
        keepOne(model);
        Draft before = phone.notebook().drafts().get(0);
        Path chosen = folder.resolve("chosen.jpg");
        byte[] whole = Scenes.jpeg(Scenes.road(60, 40), 1);
        switch (what) {
            case "words" -> Files.writeString(chosen, "no picture");
            case "cut" -> Files.write(chosen, Arrays.copyOf(whole, whole.length / 2));
            case "huge" -> Files.write(chosen, hugePng());
            case "empty" -> Files.createFile(chosen);
            case "folder" -> Files.createDirectory(chosen);
            default -> assertThat(chosen).doesNotExist();
        }
        phone.chooses(chosen);

        model.photos().choose("Pictures");

        assertThat(model.problem().get().map(Problem::toString))
                .hasValueSatisfying(said -> assertThat(said)
                        .contains("chosen.jpg")
                        .containsPattern("take the picture again|lower resolution|Check its name"));
        assertThat(model.photos().working().get()).isFalse();
        assertThat(model.photos().kept().get()).hasSize(1);
        assertThat(phone.notebook().drafts()).containsExactly(before);
        assertThat(stored()).hasSize(1);
        phone.chooses(Files.write(folder.resolve("good.jpg"), whole));
        model.photos().choose("Pictures");
        model.photos().save();
        model.submit();
        assertThat(phone.notebook().reports()).hasSize(1);
        assertThat(phone.notebook().waits().allPhotoPieces()).isGreaterThanOrEqualTo(2);
    }

    private static byte[] hugePng() {
        return ByteBuffer.allocate(64)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .putInt(0x49484452)
                .putInt(60_000)
                .putInt(60_000)
                .array();
    }

    @Test
    void a_file_that_was_chosen_stays_where_it_is() {
        phone.chooses(taken);
        PhotosViewModel photos = complete().photos();

        photos.choose("Pictures");

        assertThat(photos.covering().get()).isPresent();
        assertThat(taken).exists();
    }

    @Test
    void a_picture_that_was_left_is_kept_nowhere() {
        PhotosViewModel photos = complete().photos();
        photos.take();

        photos.leave();

        assertThat(photos.covering().get()).isEmpty();
        assertThat(photos.kept().get()).isEmpty();
        assertThat(stored()).isEmpty();
    }

    @Test
    void the_report_names_its_photos_and_their_pieces_follow_and_the_draft_holds_none_any_more() {
        ObservationViewModel model = complete();
        keepOne(model);
        PhotoRef kept = PhotoRef.of(stored().get(0).toArray());

        model.submit();

        var journal = phone.notebook().journal();
        Body first = BodyCodec.decode(journal.unacknowledged(10_000).entries().get(0));
        assertThat(first)
                .isInstanceOfSatisfying(
                        Body.ObservationRevision.class,
                        report -> assertThat(report.photos()).containsExactly(kept));
        assertThat(journal.waiting()).isEqualTo(1 + kept.chunks());
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_photo_that_was_removed_does_not_travel() {
        ObservationViewModel model = complete();
        keepOne(model);

        model.photos().remove(model.photos().kept().get().get(0).number());
        model.submit();

        assertThat(model.photos().kept().get()).isEmpty();
        assertThat(phone.notebook().journal().waiting()).isEqualTo(1);
    }

    @Test
    void a_discarded_draft_takes_its_photos_along() {
        ObservationViewModel model = complete();
        keepOne(model);

        model.discard(() -> {});

        assertThat(stored()).isEmpty();
    }

    @Test
    void no_more_photos_than_the_mission_wants() throws IOException {
        var problem = new SimpleObjectProperty<Optional<Problem>>(Optional.empty());
        PhotosViewModel photos = photos(new PhotoRule(true, 640, 1, 100_000), draft(), problem);
        photos.take();
        photos.save();
        Files.write(taken, Scenes.jpeg(Scenes.road(60, 40), 1));

        photos.take();

        assertThat(problem.get()).map(Problem::key).contains("photo.most");
        assertThat(photos.room()).isFalse();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void a_mission_without_photos_takes_none() {
        var problem = new SimpleObjectProperty<Optional<Problem>>(Optional.empty());
        PhotosViewModel photos = photos(new PhotoRule(false, 640, 1, 100_000), draft(), problem);

        photos.take();

        assertThat(problem.get()).map(Problem::key).contains("photo.not_here");
        assertThat(photos.covering().get()).isEmpty();
    }

    @Test
    void a_report_that_will_be_sealed_carries_no_photo_and_says_why() {
        var problem = new SimpleObjectProperty<Optional<Problem>>(Optional.empty());
        Draft sealed = draft().answering(Question.ACTIVITY, List.of(CodeList.ACTIVITY.code("TIP")));
        PhotosViewModel photos = photos(PhotoRule.USUAL, sealed, problem);

        photos.take();

        assertThat(photos.refused()).isTrue();
        assertThat(problem.get()).map(Problem::key).contains("photo.sealed");
        assertThat(photos.covering().get()).isEmpty();
        assertThat(taken).exists();
    }

    @Test
    void a_report_is_not_saved_while_a_picture_of_it_is_still_being_prepared() {
        Draft whole = complete().draft().get();
        var slow = new LaterBackground();
        phone.workingBy(slow);
        ObservationViewModel model = model(whole);
        model.photos().take();

        model.submit();
        assertThat(model.problem().get()).map(Problem::key).contains("photo.wait");
        slow.catchUp();
        model.photos().save();
        slow.catchUp();
        model.submit();
        slow.catchUp();

        assertThat(phone.notebook().reports()).hasSize(1);
        assertThat(phone.notebook().journal().waiting()).isGreaterThan(1);
    }

    @Test
    void pressing_keep_twice_keeps_one_photo() {
        var slow = new LaterBackground();
        phone.workingBy(slow);
        PhotosViewModel photos = model(draft()).photos();
        photos.take();
        slow.catchUp();

        photos.save();
        photos.save();
        slow.catchUp();

        assertThat(stored()).hasSize(1);
    }

    private static void keepOne(ObservationViewModel model) {
        model.photos().take();
        model.photos().save();
    }

    private List<org.fieldpost.exchange.Bytes> stored() {
        return phone.notebook().photos(draft().id()).stream()
                .map(photo -> photo.jpeg())
                .toList();
    }

    private ObservationViewModel complete() {
        ObservationViewModel model = model(draft());
        while (model.asking().get().isPresent()) {
            Question question = model.asking().get().orElseThrow();
            model.answer(question, model.offered(question).get(0).code());
        }
        return model;
    }

    private Draft draft() {
        return Draft.open(
                "00000000000000a1", Kind.SMUGGLING, AppAtWork.NOON, phone.desk().position());
    }

    private ObservationViewModel model(Draft draft) {
        return new ObservationViewModel(phone.desk(), phone.mission(), draft, receipt -> {});
    }

    private PhotosViewModel photos(PhotoRule rule, Draft draft, SimpleObjectProperty<Optional<Problem>> problem) {
        return new PhotosViewModel(phone.desk(), rule, () -> draft, problem);
    }
}
