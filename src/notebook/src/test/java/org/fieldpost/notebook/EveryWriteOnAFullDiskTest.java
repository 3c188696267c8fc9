package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;
import static org.fieldpost.notebook.PhoneOnASmallDisk.PIN;
import static org.fieldpost.notebook.PhoneOnASmallDisk.running;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.exchange.crypto.TrackKey;
import org.fieldpost.exchange.parcel.PackagePart;
import org.fieldpost.exchange.parcel.PackageVersion;
import org.fieldpost.exchange.parcel.PackedMission;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.patrol.TrackFix;
import org.fieldpost.model.read.MissionWriter;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Unlocked;
import org.fieldpost.notebook.lock.Unlocking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every kind of write that a notebook and its lock make, each on a disk without a byte of room: what was saved before is there and
 * readable, the officer is told to make room, and then the same works. What the app itself writes: {@code FullPhoneTest}.
 */
class EveryWriteOnAFullDiskTest {

    private static final Pin NEXT = Pin.typed("59320417");
    private static final PackedMission PACKED = PackedMission.of(MissionWriter.files(Samples.liberia()));
    private static final int HALF = PACKED.size() / 2;

    /** Makes ready what it needs while there is room; gives what is done on the full disk. */
    private interface Preparing {
        Act on(PhoneOnASmallDisk phone) throws Exception;
    }

    private interface Act {
        void run() throws Exception;
    }

    private interface Looking {
        boolean at(PhoneOnASmallDisk phone) throws Exception;
    }

    // its lambdas hold nothing
    @SuppressWarnings("ImmutableEnumChecker")
    enum Write {
        A_DRAFT(p -> () -> p.notebook.save(draft(7, "later")), p -> drafts(p).size() == 2),
        A_CHANGE_OF_A_DRAFT(
                p -> () -> p.notebook.save(draft(1, "changed")),
                p -> drafts(p).get(0).note().equals("changed")),
        A_DRAFT_DISCARDED(
                p -> () -> p.notebook.discard(draft(1, "").id()), p -> drafts(p).isEmpty()),
        A_PHOTO(
                p -> () -> p.notebook.keepPhoto(draft(1, "on the screen"), Bytes.of(new byte[90_000])),
                p -> p.notebook.photos(draft(1, "").id()).size() == 2),
        A_PHOTO_REMOVED(
                p -> () -> p.notebook.dropPhoto(draft(1, "").id(), 1),
                p -> p.notebook.photos(draft(1, "").id()).isEmpty()),
        A_REPORT_WITH_A_PHOTO(
                p -> () -> p.notebook.submit(
                        Samples.smuggling(NOON, "new"), draft(1, "").id()),
                p -> p.notebook.reports().size() == 3 && drafts(p).isEmpty()),
        A_REPORT_THAT_LEAVES_AT_ONCE(
                p -> () -> p.notebook.submit(
                        LeavingTest.restricted("new"), draft(1, "").id(), Retention.USUAL, p.random),
                p -> p.notebook.submitted().lines().size() == 3
                        && p.notebook.reports().size() == 2),
        A_CORRECTION(
                p -> () -> p.notebook.revise(p.first, Samples.smuggling(NOON, "corrected")),
                p -> p.notebook.reports().toString().contains("corrected")),
        A_REPORT_TAKEN_BACK(
                p -> () -> p.notebook.submitted().retract(p.first, RetractionReason.SAFETY),
                p -> p.notebook.reports().stream().anyMatch(r -> r.state() == Report.State.RETRACTED)),
        AN_ANSWER_BEGUN(
                p -> () -> p.notebook.submitted().begin(3, "The tollman"),
                p -> p.notebook.submitted().openQuestions().get(0).begun().equals("The tollman")),
        AN_ANSWER(
                p -> () -> p.notebook.submitted().answer(new Answered(3, "The tollman", false)),
                p -> p.notebook.submitted().openQuestions().isEmpty()),
        A_RECIPIENT_CONFIRMED(
                p -> () -> p.notebook.answerRecipient(true),
                p -> p.notebook.recipient().orElseThrow().confirmed()),
        A_RECIPIENT_THAT_IS_NOT_THE_PAPERS(
                p -> () -> p.notebook.answerRecipient(false),
                p -> p.notebook.recipient().isEmpty()),
        A_SEALED_REPORT(
                p -> {
                    p.notebook.answerRecipient(true);
                    return () -> p.notebook.submitSealed(
                            Samples.sealed(NOON), draft(1, "").id(), p.random);
                },
                p -> drafts(p).isEmpty()),
        A_NIL_REPORT(
                p -> () -> p.notebook.submit(Samples.nilReport(NOON)),
                p -> p.notebook.journal().waiting() == 2),
        A_PATROL_STARTED(
                p -> {
                    p.notebook.record(Samples.patrol(NOON).ended(NOON.plusSeconds(60)));
                    return () -> p.notebook
                            .patrolLog()
                            .start(
                                    Samples.patrol(NOON.plusSeconds(600)),
                                    Optional.of(PatrolsAtWork.plan(1, 0).id()));
                },
                p -> p.notebook.runningPatrol().isPresent()
                        && p.notebook.patrolLog().plans().isEmpty()),
        A_PATROL_PAUSED(
                p -> () -> p.notebook.patrolLog().record(Samples.patrol(NOON).pausedAt(NOON.plusSeconds(60))),
                p -> patrol(p).paused()),
        A_PATROL_RESUMED(
                p -> {
                    Patrol paused = Samples.patrol(NOON).pausedAt(NOON.plusSeconds(60));
                    p.notebook.patrolLog().record(paused);
                    return () -> p.notebook.patrolLog().record(paused.resumedAt(NOON.plusSeconds(120)));
                },
                p -> !patrol(p).paused()),
        A_PATROL_ENDED(
                p -> () -> {
                    Patrol ended = Samples.patrol(NOON).ended(NOON.plusSeconds(600));
                    p.notebook.patrolLog().end(ended, List.of(), PatrolsAtWork.report(ended, "quiet"));
                },
                p -> p.notebook.runningPatrol().isEmpty()
                        && p.notebook.patrolLog().onTheDesk().size() == 2),
        A_PLAN(
                p -> () -> p.notebook.patrolLog().keep(PatrolsAtWork.plan(2, 7200)),
                p -> p.notebook.patrolLog().plans().size() == 2),
        A_PLAN_DROPPED(
                p -> () -> p.notebook.patrolLog().drop(PatrolsAtWork.plan(1, 0).id()),
                p -> p.notebook.patrolLog().plans().isEmpty()),
        A_PLACE_VISITED(
                p -> () -> p.notebook.patrolLog().keepVisits(running(), List.of(PatrolsAtWork.visit("BP03", 9000))),
                p -> p.notebook.patrolLog().visits(running()).size() == 1),
        A_CHANGE_OF_A_PATROL_REPORT(
                p -> () -> p.notebook.patrolLog().save(PatrolsAtWork.report("changed")),
                p -> p.notebook.patrolLog().onTheDesk().toString().contains("changed")),
        A_PATROL_REPORT_HANDED_IN(
                p -> () -> p.notebook.patrolLog().submit(PatrolsAtWork.report("all")),
                p -> p.notebook.patrolLog().onTheDesk().get(0).stage() == PatrolLog.Stage.HANDED_IN),
        A_POINT_OF_A_TRACK(
                p -> () -> p.notebook
                        .patrolLog()
                        .append(running(), new TrackFix(NOON.plusSeconds(30), NotebookInUse.GANTA)),
                p -> p.notebook.patrolLog().fixes(running()).size() == 1),
        A_KEY_OF_A_TRACK(
                p -> () -> p.notebook.trackKeys().keep(TrackKey.generate(p.random)),
                p -> p.notebook.trackKeys().kept().size() == 1),
        A_KEY_OF_A_TRACK_DROPPED(
                p -> {
                    TrackKey key = TrackKey.generate(p.random);
                    p.notebook.trackKeys().keep(key);
                    return () -> p.notebook.trackKeys().drop(key);
                },
                p -> p.notebook.trackKeys().kept().isEmpty()),
        SPARING_THE_BATTERY(
                p -> () -> p.notebook.patrolLog().lowPower(true),
                p -> p.notebook.patrolLog().lowPower()),
        A_PREFERENCE(
                p -> () -> p.notebook.prefer(Preference.LANGUAGE, "fr"),
                p -> p.notebook.preferences().equals(Map.of(Preference.LANGUAGE, "fr"))),
        AN_ANSWER_OF_THE_SERVER(
                p -> {
                    Bytes answer = p.server.answer(p.notebook.engine(p.random).write(ExchangeEngine.USUAL_BODY_BYTES));
                    return () -> p.notebook.engine(p.random).read(answer);
                },
                p -> p.notebook.journal().waiting() == 0),
        ANSWERS_THAT_CAME_WHILE_LOCKED(
                p -> {
                    p.ready.keepAnswers(
                            List.of(p.server.answer(p.readyForTheServer().orElseThrow())));
                    return () -> p.notebook.takeAnswers(p.ready, p.random);
                },
                p -> p.notebook.journal().waiting() == 0),
        AN_ANSWER_KEPT_WHILE_LOCKED(
                p -> {
                    Bytes answer = p.server.answer(p.readyForTheServer().orElseThrow());
                    return () -> p.ready.keepAnswers(List.of(answer));
                },
                p -> p.ready
                                .answersFor(p.notebook
                                        .enrolment()
                                        .orElseThrow()
                                        .invitation()
                                        .enrolment())
                                .size()
                        == 1),
        WHAT_TRAVELS_WHILE_LOCKED(
                p -> {
                    p.notebook.submit(
                            Samples.smuggling(NOON, "with photos"),
                            "00000000000000dd",
                            List.of(noise(p, 90_000), noise(p, 90_000)));
                    p.notebook.sealTextForTravel(p.ready, p.random);
                    return () -> p.notebook.sealForTravel(p.ready, p.random);
                },
                p -> p.readyForTheServer().isPresent()),
        AN_ENVELOPE_OF_ANOTHER_OFFICER(
                p -> {
                    Bytes envelope = p.readyForTheServer().orElseThrow();
                    return () -> p.pouch().takeOn(List.of(envelope));
                },
                p -> p.pouch().load().onTheWay() == 1),
        A_COURIER_FILE(
                p -> () -> CourierFile.write(
                        p.place().resolve("K7.fieldpost"),
                        p.notebook.engine(p.random).writeAll(ExchangeEngine.USUAL_BODY_BYTES)),
                p -> CourierFile.read(p.place().resolve("K7.fieldpost"))
                        .damage()
                        .isEmpty()),
        A_LINE_OF_THE_HISTORY(
                p -> () -> p.notebook.note(
                        ExchangeEvent.once(NOON, ExchangeEvent.Way.NETWORK, true, Problem.of("exchange.own_file"))),
                p -> p.notebook.exchanges(10).size() == 1),
        THE_PHONES_STATUS(
                p -> () -> p.notebook.noteStatus("9.9"),
                p -> p.notebook.journal().waiting() == 2),
        CONTENT_THAT_LEAVES(
                p -> {
                    p.notebook.letGo(NOON, Retention.USUAL, p.random);
                    return () -> p.notebook.letGo(NOON.plus(Duration.ofDays(8)), Retention.USUAL, p.random);
                },
                p -> p.notebook.reports().size() == 1
                        && p.notebook.submitted().lines().size() == 2),
        A_PIN_TRIED(p -> () -> p.lockers.unlock(1, PIN), p -> p.opens(1, PIN)),
        ANOTHER_PIN(
                p -> () -> p.open = p.lockers.changePin(p.open, PIN, NEXT), p -> !p.opens(1, PIN) && p.opens(1, NEXT)),
        A_SECOND_PIN(p -> () -> p.lockers.secondPin(p.open, PIN, NEXT), p -> p.opens(1, PIN) && p.opens(1, NEXT)),
        ANOTHER_OFFICERS_NOTEBOOK(p -> () -> p.lockers.setUp(2, NEXT), p -> p.opens(2, NEXT) && p.opens(1, PIN)),
        A_TRAINEES_NOTEBOOK(
                p -> {
                    Unlocked fresh = p.lockers.setUp(2, NEXT);
                    return () -> p.lockers.train(fresh);
                },
                p -> ((Unlocked) p.lockers.unlock(2, NEXT)).mode() == MissionMode.EXERCISE),
        AN_ENROLMENT(
                p -> {
                    Unlocked second = p.lockers.setUp(2, NEXT);
                    Notebook fresh = p.alsoOpen(second);
                    return () -> fresh.enrol(p.server.invitation(MissionMode.LIVE), p.random);
                },
                p -> {
                    var second = (Unlocked) p.lockers.unlock(2, NEXT);
                    try (Notebook enrolled = Notebook.open(second.file(), second.mode(), second.safe(), p.clock)) {
                        return enrolled.enrolment().isPresent();
                    }
                }),
        A_NOTEBOOK_OF_BEFORE_THE_LOCK(
                p -> {
                    Unlocked second = p.lockers.setUp(2, NEXT);
                    Notebook fresh = p.alsoOpen(second);
                    Path readable = p.place().resolve("notebook.db");
                    try (Notebook before = Notebook.open(readable, MissionMode.LIVE, Safe.withoutLock(), p.clock)) {
                        before.save(draft(9, "before the lock"));
                    }
                    return () -> {
                        fresh.takeOver(readable, p.random);
                        assertThat(fresh.drafts()).extracting(Draft::note).containsExactly("before the lock");
                    };
                },
                p -> Files.notExists(p.place().resolve("notebook.db"))),
        A_RESCUE(
                p -> {
                    p.notebook.close();
                    byte[] hurt = Files.readAllBytes(p.open.file());
                    Arrays.fill(hurt, 4096, 8192, (byte) 0x5a);
                    Files.write(p.open.file(), hurt);
                    return () -> p.notebook = Notebook.openReadingAll(
                                    p.open.file(), MissionMode.LIVE, p.open.safe(), p.clock, p.random)
                            .notebook();
                },
                p -> !p.notebook.reports().isEmpty());

        private final Preparing preparing;
        private final Looking done;

        Write(Preparing preparing, Looking done) {
            this.preparing = preparing;
            this.done = done;
        }
    }

    private static boolean takePackage(PhoneOnASmallDisk phone, int from) {
        int most = from == 0 ? HALF : PACKED.size();
        return phone.notebook
                .packages()
                .take(new PackagePart(
                        new PackageVersion(1, 2),
                        NOON,
                        PACKED.sha256(),
                        PACKED.size(),
                        from,
                        PACKED.stretch(from, most)));
    }

    private static List<Draft> drafts(PhoneOnASmallDisk phone) {
        return phone.notebook.drafts();
    }

    private static Patrol patrol(PhoneOnASmallDisk phone) {
        return phone.notebook.runningPatrol().orElseThrow();
    }

    private static byte[] noise(PhoneOnASmallDisk phone, int bytes) {
        byte[] noise = new byte[bytes];
        phone.random.nextBytes(noise);
        return noise;
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Write.class)
    void nothing_saved_is_lost_the_officer_is_told_to_make_room_and_then_it_works(Write write) throws Exception {
        try (var phone = new PhoneOnASmallDisk(folder.resolve("disk"))) {
            Act act = write.preparing.on(phone);
            boolean rescue = write == Write.A_RESCUE;
            List<Object> before = rescue ? List.of(phone.files()) : phone.saved();
            phone.disk.fill();
            told(catchThrowable(act::run));
            told(catchThrowable(act::run));
            if (!rescue) {
                assertThat(phone.saved()).as("on the full disk").isEqualTo(before);
                phone.disk.makeRoom();
                phone.restart(PIN);
            }

            Throwable failed = null;
            for (int room = 4; failed != null || room == 4; room *= 2) {
                phone.disk.fillBut(room);
                failed = catchThrowable(act::run);
                if (failed != null) {
                    told(failed);
                    assertThat(rescue ? List.of(phone.files()) : phone.saved())
                            .as("with room for " + room + " KiB")
                            .isEqualTo(before);
                }
            }
            phone.disk.makeRoom();

            assertThat(write.done.at(phone)).as("done with room").isTrue();
            phone.restart(write == Write.ANOTHER_PIN ? NEXT : PIN);
            assertThat(write.done.at(phone)).as("after a restart").isTrue();
        }
    }

    private static void told(Throwable failed) {
        assertThat(failed).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().key()).isIn("notebook.full", "file.unwritable");
            assertThat(e).hasMessageMatching("(?s).*(Free some space|has room).*");
        });
    }

    @Test
    void wrong_pins_are_neither_tried_nor_counted_and_the_key_is_not_destroyed() throws Exception {
        Pin wrong = Pin.typed("11223399");
        try (var phone = new PhoneOnASmallDisk(folder.resolve("disk"))) {
            assertThat(phone.lockers.unlock(1, wrong)).isEqualTo(new Unlocking.Wrong(9, Optional.empty()));
            phone.disk.fill();

            for (int tried = 0; tried < 12; tried++) {
                told(catchThrowable(() -> phone.lockers.unlock(1, wrong)));
            }

            phone.disk.makeRoom();
            assertThat(phone.lockers.unlock(1, wrong)).isEqualTo(new Unlocking.Wrong(8, Optional.empty()));
            assertThat(phone.opens(1, PIN)).isTrue();
        }
    }

    /** A package is no report: it waits without a word, and is asked for again with the next envelope. */
    @Test
    void a_mission_package_that_finds_no_room_takes_nothing_away_and_goes_on_where_it_was() throws Exception {
        try (var phone = new PhoneOnASmallDisk(folder.resolve("disk"))) {
            takePackage(phone, 0);
            List<Object> before = phone.saved();
            phone.disk.fill();
            assertThat(takePackage(phone, HALF)).isFalse();
            assertThat(phone.saved()).isEqualTo(before);
            assertThat(phone.notebook.packages().wish().from()).isEqualTo(HALF);
            phone.disk.makeRoom();
            phone.restart(PIN);
            assertThat(phone.notebook.packages().wish().from()).isEqualTo(HALF);
            assertThat(phone.notebook.packages().label()).isEmpty();

            takePackage(phone, HALF);

            assertThat(phone.notebook.packages().label()).isPresent();
            assertThat(phone.saved()).isEqualTo(before);
        }
    }

    @Test
    void what_a_revoked_phone_must_forget_it_forgets_with_the_key_though_nothing_can_be_deleted() throws Exception {
        try (var phone = new PhoneOnASmallDisk(folder.resolve("disk"))) {
            phone.disk.fill();
            told(catchThrowable(phone.notebook::wipe));
            phone.notebook.close();

            phone.lockers.destroy(1);

            assertThat(phone.lockers.inUse()).isEmpty();
            assertThat(phone.place()).isDirectoryNotContaining("glob:**notebook-1*");
        }
    }
}
