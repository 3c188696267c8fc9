package org.fieldpost.app.screen;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.app.qr.CodePicture;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Enrolled;

/** Joins a mission by a pasted code or an invitation file. */
public final class EnrolViewModel {

    private final Desk desk;
    private final Consumer<Enrolled> enrolled;
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    private final StringProperty typed = new SimpleStringProperty("");

    public EnrolViewModel(Desk desk, Consumer<Enrolled> enrolled) {
        this.desk = desk;
        this.enrolled = enrolled;
    }

    /** The code as far as it is typed; it stays when the language changes. */
    public StringProperty typed() {
        return typed;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    public void useCode(String code) {
        join(() -> Invitation.parse(code, desk.clock().instant()));
    }

    public void useFile(Path file) {
        join(() -> Invitation.readFrom(file, desk.clock().instant()));
    }

    /** Reads the code out of a picture. */
    public void usePicture(CodePicture picture) {
        join(() -> Invitation.parse(picture.read(), desk.clock().instant()));
    }

    private void join(Supplier<Invitation> read) {
        problem.set(Optional.empty());
        desk.background()
                .run(
                        () -> {
                            Invitation invitation = read.get();
                            // a mission this app lacks must be known before the notebook is bound to it
                            Objects.requireNonNull(desk.missions().apply(invitation.missionPackage()));
                            return desk.notebook().enrol(invitation, desk.random());
                        },
                        enrolled,
                        failed -> problem.set(Optional.of(failed)));
    }
}
