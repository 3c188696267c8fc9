package org.fieldpost.app.photo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.mission.PhotoRule;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.DraftPhoto;

/** The photos of one draft: taken or chosen, covered, kept, taken away. Pictures are worked on beside the screen's thread. */
public final class PhotosViewModel {

    private static final int THUMBNAIL_PX = 192;

    private final Desk desk;
    private final PhotoRule rule;
    private final Supplier<Draft> draft;
    private final ObjectProperty<Optional<Problem>> problem;
    private final ObjectProperty<List<Kept>> kept = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Covering>> covering = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Boolean> working = new SimpleObjectProperty<>(false);

    /** A photo of the draft as the screen shows it. */
    public record Kept(int number, int bytes, Picture thumbnail) {}

    /**
     * @param draft the draft as it is on the screen
     * @param problem where the screen shows what went wrong
     */
    public PhotosViewModel(
            Desk desk, PhotoRule rule, Supplier<Draft> draft, ObjectProperty<Optional<Problem>> problem) {
        this.desk = desk;
        this.rule = rule;
        this.draft = draft;
        this.problem = problem;
        String id = draft.get().id();
        desk.background()
                .run(
                        () -> desk.notebook().photos(id).stream()
                                .map(PhotosViewModel::shown)
                                .toList(),
                        kept::set,
                        this::fail);
    }

    /** Those kept with the draft, in the order they were taken. */
    public ObjectProperty<List<Kept>> kept() {
        return kept;
    }

    /** The picture whose faces and plates are being covered, while there is one. */
    public ObjectProperty<Optional<Covering>> covering() {
        return covering;
    }

    /** Whether a picture is being read or written. */
    public ObjectProperty<Boolean> working() {
        return working;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** Whether this mission takes photos at all. */
    public boolean allowed() {
        return rule.allowed();
    }

    /** Whether this draft carries none because it will be sealed. */
    public boolean refused() {
        return draft.get().handling() == Handling.H4;
    }

    public boolean camera() {
        return desk.device().pictures().present();
    }

    public boolean room() {
        return kept.get().size() < rule.most();
    }

    public int most() {
        return rule.most();
    }

    /** By the camera. Its file is gone as soon as it was read, whatever came of it. */
    public void take() {
        if (mayAdd()) {
            desk.device().pictures().take(file -> open(file, true));
        }
    }

    /** From a file, which stays where it is. */
    public void choose(String title) {
        if (mayAdd()) {
            desk.device().picker().choosePicture(title).ifPresent(file -> open(file, false));
        }
    }

    private boolean mayAdd() {
        if (!rule.allowed() || refused()) {
            fail(Problem.of(refused() ? "photo.sealed" : "photo.not_here"));
        } else if (!room()) {
            fail(Problem.of("photo.most", rule.most()));
        } else {
            return !working.get() && covering.get().isEmpty();
        }
        return false;
    }

    private void open(Path file, boolean deleteIt) {
        begin();
        desk.background()
                .run(
                        () -> {
                            try {
                                return new Covering(PictureReader.read(file, rule.longEdgePx()));
                            } finally {
                                if (deleteIt) {
                                    delete(file);
                                }
                            }
                        },
                        opened -> {
                            working.set(false);
                            covering.set(Optional.of(opened));
                        },
                        this::fail);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Problem.of("photo.undeletable", file.getFileName()).causedBy(e);
        }
    }

    /** Keeps the picture on the screen with the draft, covered as it is. */
    public void save() {
        if (covering.get().isEmpty() || working.get()) {
            return;
        }
        Picture covered = covering.get().get().picture();
        Draft whole = draft.get();
        begin();
        desk.background()
                .run(
                        () -> shown(desk.notebook().keepPhoto(whole, PhotoMaker.photo(covered, rule))),
                        photo -> {
                            working.set(false);
                            var all = new ArrayList<>(kept.get());
                            all.add(photo);
                            kept.set(List.copyOf(all));
                            covering.set(Optional.empty());
                        },
                        this::fail);
    }

    /** Back without keeping the picture. */
    public void leave() {
        problem.set(Optional.empty());
        covering.set(Optional.empty());
    }

    public void remove(int number) {
        String id = draft.get().id();
        desk.background()
                .run(
                        () -> {
                            desk.notebook().dropPhoto(id, number);
                            return number;
                        },
                        gone -> kept.set(kept.get().stream()
                                .filter(photo -> photo.number() != gone)
                                .toList()),
                        this::fail);
    }

    /** All of them, those too that cannot be shown. */
    public void removeAll() {
        String id = draft.get().id();
        desk.background()
                .run(
                        () -> {
                            desk.notebook()
                                    .photos(id)
                                    .forEach(photo -> desk.notebook().dropPhoto(id, photo.number()));
                            return id;
                        },
                        gone -> kept.set(List.of()),
                        this::fail);
    }

    private void begin() {
        working.set(true);
        problem.set(Optional.empty());
    }

    private void fail(Problem failed) {
        working.set(false);
        problem.set(Optional.of(failed));
    }

    private static Kept shown(DraftPhoto photo) {
        Bytes jpeg = photo.jpeg();
        return new Kept(photo.number(), jpeg.size(), PictureReader.read(jpeg, THUMBNAIL_PX));
    }
}
