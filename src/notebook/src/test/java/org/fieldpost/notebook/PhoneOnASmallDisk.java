package org.fieldpost.notebook;

import static org.fieldpost.notebook.NotebookInUse.NOON;
import static org.fieldpost.notebook.NotebookInUse.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.SmallDisk;
import org.fieldpost.exchange.carrier.Pouch;
import org.fieldpost.exchange.carrier.ReadyEnvelopes;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.Samples;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.PatrolKey;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Asked;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Stretching;
import org.fieldpost.notebook.lock.Unlocked;
import org.fieldpost.notebook.lock.Unlocking;

/** A phone in full use behind its lock, everything it keeps on one small real file system. */
final class PhoneOnASmallDisk implements AutoCloseable {

    static final Pin PIN = Pin.typed("40718293");
    static final Observation FIRST = Samples.smuggling(NOON, "first");

    final SmallDisk disk;
    final Lockers lockers;
    final MemoryServer server = new MemoryServer();
    final SeededRandom random = new SeededRandom(5);
    final SettableClock clock = new SettableClock();
    final ReadyEnvelopes ready;
    final ReceiptCode first;
    Unlocked open;
    Notebook notebook;
    private final List<Notebook> others = new ArrayList<>();

    PhoneOnASmallDisk(Path place) throws IOException {
        disk = SmallDisk.mount(place, 28 * 1024);
        lockers = new Lockers(place, new Stretching(8, 1), clock, random);
        ready = new ReadyEnvelopes(place.resolve("ready"));
        open = lockers.setUp(1, PIN);
        notebook = openNotebook();
        server.know(notebook.enrol(server.invitation(MissionMode.LIVE), new SeededRandom(11)));
        notebook.prefer(Preference.LANGUAGE, "ar");
        PatrolsAtWork.fill(notebook.patrolLog(), "The miller waved us on");
        notebook.record(Samples.patrol(NOON));
        first = notebook.submit(FIRST, "00000000000000bb");
        server.settleWith(notebook);
        var base = Body.Base.of(1, first.number(), BodyCodec.encode(new Body.ObservationRevision(FIRST)));
        server.tell(new Body.Question(base, new Asked(3, "Who paid?", NOON)));
        SigningKey headquarters = SigningKey.generate(random);
        server.tell(new Body.RecipientGiven(RecipientKey.sign(
                MemoryServer.MISSION,
                1,
                headquarters.verifyingKey(),
                BoxKey.generate(random).publicKey(),
                headquarters)));
        server.settleWith(notebook);
        notebook.keepPhoto(draft(1, "on the screen"), Bytes.of(new byte[] {1, 2, 3}));
        notebook.submit(Samples.smuggling(NOON, "waits"), "00000000000000cc");
        notebook.sealForTravel(ready, random);
    }

    Path place() {
        return disk.place();
    }

    private Notebook openNotebook() {
        return Notebook.open(open.file(), open.mode(), open.safe(), clock);
    }

    /** Another officer's, until the end of the test. */
    Notebook alsoOpen(Unlocked another) {
        others.add(Notebook.open(another.file(), another.mode(), another.safe(), clock));
        return others.get(others.size() - 1);
    }

    /** As at the start of the app: nothing is left of what was in memory. */
    void restart(Pin pin) {
        notebook.close();
        open = (Unlocked) lockers.unlock(1, pin);
        notebook = openNotebook();
    }

    boolean opens(int number, Pin pin) {
        Unlocking tried = lockers.unlock(number, pin);
        return tried instanceof Unlocked;
    }

    static PatrolKey running() {
        return Samples.patrol(NOON).key();
    }

    Pouch pouch() {
        var invitation = notebook.enrolment().orElseThrow().invitation();
        return new Pouch(
                place().resolve("pouch"),
                new Pouch.Mission(
                        invitation.mission(), invitation.mode(), invitation.missionKey(), invitation.serverKey()),
                clock);
    }

    /** Everything that was saved, as the app shows it and as it lies on the disk. */
    List<Object> saved() throws IOException {
        var saved = new ArrayList<>(List.of(
                notebook.enrolment().orElseThrow().encode().length,
                notebook.preferences(),
                notebook.drafts(),
                notebook.photos(draft(1, "").id()),
                notebook.reports(),
                notebook.submitted().lines(),
                notebook.submitted().openQuestions(),
                notebook.runningPatrol(),
                notebook.patrolLog().plans(),
                notebook.patrolLog().fixes(PatrolsAtWork.PATROL.key()),
                notebook.patrolLog().fixes(running()),
                notebook.patrolLog().visits(running()),
                notebook.patrolLog().onTheDesk(),
                notebook.patrolLog().nilReportsOf(running()),
                notebook.patrolLog().lowPower(),
                notebook.trackKeys().kept().size(),
                notebook.recipient().map(Notebook.Recipient::confirmed),
                notebook.waits(),
                notebook.exchanges(10),
                notebook.lastNumber(),
                lockers.inUse()));
        saved.add(files());
        return saved;
    }

    /** Their names; SQLite's own beside a notebook come and go. */
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(place())) {
            return files.map(place()::relativize)
                    .map(Path::toString)
                    .filter(name -> !name.equals("ballast") && !name.matches(".*db(-wal|-shm)"))
                    // the lock before stands in for a new one that could not be written
                    .filter(name -> !name.matches("notebook-\\d\\.(lock.*|tries)|pouch"))
                    // sealed anew, each envelope has another name
                    .map(name -> name.replaceAll("\\.[0-9a-f]{32}$", ""))
                    .sorted()
                    .toList();
        }
    }

    Optional<Bytes> readyForTheServer() {
        return ready.due(notebook.enrolment().orElseThrow().invitation().enrolment(), clock.instant()).stream()
                .findFirst();
    }

    @Override
    public void close() {
        notebook.close();
        others.forEach(Notebook::close);
        disk.close();
    }
}
