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
import org.fieldpost.exchange.enrolment.Alone;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Enrolled;

/** Joins a mission by a pasted code or an invitation file. */
public final class EnrolViewModel {

    private static final String WORLD = "sorrenga";

    private final Desk desk;
    private final Consumer<Enrolled> enrolled;
    private final Optional<Consumer<Invitation>> training;
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    private final StringProperty typed = new SimpleStringProperty("");

    public EnrolViewModel(Desk desk, Consumer<Enrolled> enrolled) {
        this(desk, enrolled, Optional.empty());
    }

    /** @param training takes an invitation to an exercise where this notebook is live and may still become a trainee's */
    public EnrolViewModel(Desk desk, Consumer<Enrolled> enrolled, Optional<Consumer<Invitation>> training) {
        this.desk = desk;
        this.enrolled = enrolled;
        this.training = training;
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

    /** Trains alone, in the fictional country that ships with the app. */
    public void practise() {
        join(() -> Alone.in(WORLD, desk.random(), desk.clock().instant()));
    }

    private void join(Supplier<Invitation> read) {
        problem.set(Optional.empty());
        desk.background()
                .run(
                        () -> {
                            Invitation invitation = read.get();
                            // a mission this app lacks must be known before the notebook is bound to it
                            Objects.requireNonNull(desk.missions().apply(invitation.missionPackage()));
                            boolean toTrain = training.isPresent()
                                    && invitation.mode() == MissionMode.EXERCISE
                                    && desk.notebook().mode() == MissionMode.LIVE;
                            if (toTrain && !desk.notebook().blank()) {
                                throw Problem.of("enrol.holds_live").asException();
                            }
                            return new Joined(
                                    invitation,
                                    toTrain
                                            ? Optional.empty()
                                            : Optional.of(desk.notebook().enrol(invitation, desk.random())));
                        },
                        this::joined,
                        failed -> problem.set(Optional.of(failed)));
    }

    /** Empty where the invitation is for an exercise and the notebook was not. */
    private record Joined(Invitation invitation, Optional<Enrolled> enrolled) {}

    private void joined(Joined joined) {
        joined.enrolled().ifPresentOrElse(enrolled, () -> training.orElseThrow().accept(joined.invitation()));
    }
}
