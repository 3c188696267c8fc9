package org.fieldpost.server.exercise;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.exercise.Exercise;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Key;
import org.fieldpost.model.exercise.Reply;
import org.fieldpost.model.exercise.ScriptedPlayer;
import org.fieldpost.model.exercise.ShippedExercises;
import org.fieldpost.model.exercise.Situation;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;

/** The classroom exercise, run by a trainer against two phones, one of which answers like the key. */
public final class PlayedRun {

    public static final Exercise HOUR = ShippedExercises.read(
            "one-hour-sorrenga", VocabularyReader.shipped(), world -> Optional.of(MissionReader.shipped("sorrenga")));

    private final ServerAtWork at;
    private final Visitor trainer;
    private final PhoneAtWork good;
    private final PhoneAtWork wrong;
    private final String path;

    public PlayedRun(ServerAtWork at, Visitor trainer) {
        this.at = at;
        this.trainer = trainer;
        good = at.enrolledPhone();
        wrong = at.enrolledPhone();
        path = trainer.submit(
                        "/runs",
                        Map.of(
                                "exercise",
                                "one-hour-sorrenga",
                                "team_" + code(good),
                                "Good",
                                "team_" + code(wrong),
                                "Wrong"))
                .headers()
                .firstValue("location")
                .orElseThrow(() -> new AssertionError("no run was made"));
    }

    /** Where its board is. */
    public String path() {
        return path;
    }

    public PhoneAtWork good() {
        return good;
    }

    public PhoneAtWork wrong() {
        return wrong;
    }

    static String code(PhoneAtWork phone) {
        return phone.invitation().officerCode();
    }

    /** All injects are given; the one answers each like its key, the other the first so, names somebody in the second, and is silent. */
    public PlayedRun played() {
        trainer.submit(path + "/clock", Map.of("do", "start"));
        for (Inject inject : HOUR.injects()) {
            trainer.submit(path + "/injects", Map.of("do", "give", "number", String.valueOf(inject.number())));
        }
        situations(good).forEach(situation -> likeTheKey(good, situation));
        for (Situation situation : situations(wrong)) {
            if (situation.number() == 1) {
                likeTheKey(wrong, situation);
            } else if (situation.number() == 2) {
                reported(
                        wrong,
                        situation,
                        wrong.report(ScriptedPlayer.namingSomebody(inject(situation), situation.givenAt())));
            } else if (situation.number() == 6) {
                wrong.write(new Body.Replied(new Reply(situation.id(), Reply.How.NOTHING, situation.givenAt())));
            }
        }
        good.exchange(at.address());
        wrong.exchange(at.address());
        return this;
    }

    /** Where one player's answer to an inject is. */
    public String answer(PhoneAtWork phone, int number) {
        long situation = situations(phone).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow()
                .id();
        return path + "/answers/" + situation + "/" + code(phone);
    }

    List<Situation> situations(PhoneAtWork phone) {
        phone.exchange(at.address());
        return phone.inbox().entries().stream()
                .map(BodyCodec::decode)
                .filter(Body.SituationGiven.class::isInstance)
                .map(body -> ((Body.SituationGiven) body).situation())
                .toList();
    }

    static Inject inject(Situation situation) {
        return HOUR.injects().stream()
                .filter(inject -> inject.number() == situation.number())
                .findFirst()
                .orElseThrow();
    }

    static void likeTheKey(PhoneAtWork phone, Situation situation) {
        Inject inject = inject(situation);
        Instant given = situation.givenAt();
        if (inject.key().wanted() == Key.Wanted.SEALED) {
            phone.write(new Body.Replied(new Reply(situation.id(), Reply.How.SEALED, given)));
        } else if (inject.key().wanted() == Key.Wanted.NIL) {
            long number = phone.write(new Body.Nil(ScriptedPlayer.nothingSeen(inject, given)));
            phone.write(new Body.Replied(new Reply(situation.id(), Reply.How.NIL, given), 1, number));
        } else {
            reported(phone, situation, phone.report(ScriptedPlayer.likeTheKey(inject, given)));
        }
    }

    private static void reported(PhoneAtWork phone, Situation situation, long number) {
        phone.write(new Body.Replied(new Reply(situation.id(), Reply.How.REPORTED, situation.givenAt()), 1, number));
    }
}
