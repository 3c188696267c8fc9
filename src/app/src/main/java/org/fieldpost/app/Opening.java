package org.fieldpost.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fieldpost.app.device.Device;
import org.fieldpost.app.device.PrivateFiles;
import org.fieldpost.app.lock.PhoneChoices;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.carrier.LockedExchange;
import org.fieldpost.exchange.carrier.ReadyEnvelopes;
import org.fieldpost.exchange.enrolment.ServerAddress;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.notebook.Notebook;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Stretching;
import org.fieldpost.notebook.lock.Unlocked;

/** Reads the vocabulary while JavaFX starts and the officer types his PIN, and opens the notebook once he has. */
final class Opening {

    /** A minute: what one envelope may take on a 2G link. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PrivateFiles files;
    private final Map<String, Mission> missions = new ConcurrentHashMap<>();
    private final CompletableFuture<Vocabulary> vocabulary;
    private final CompletableFuture<Map<PhoneChoices.Choice, String>> looks;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Lockers lockers;
    private final PhoneChoices choices;
    private final Function<ServerAddress, Carrier> network;

    /** Begins at once. */
    Opening(PrivateFiles files) {
        this(files, Stretching.USUAL, Clock.systemUTC());
    }

    Opening(PrivateFiles files, Stretching stretching, Clock clock) {
        this(files, stretching, clock, server -> new HttpCarrier(server, PATIENCE));
    }

    /** @param network the carrier to a server address */
    Opening(PrivateFiles files, Stretching stretching, Clock clock, Function<ServerAddress, Carrier> network) {
        this.files = files;
        this.clock = clock;
        this.network = network;
        lockers = new Lockers(files.privateDirectory(), stretching, clock, random);
        choices = new PhoneChoices(files.privateDirectory());
        looks = begin("read-choices", choices::all);
        vocabulary = begin("read-vocabulary", VocabularyReader::shipped);
    }

    private static <T> CompletableFuture<T> begin(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, thread(name));
    }

    private static Executor thread(String name) {
        return task -> {
            var started = new Thread(task, name);
            started.setDaemon(true);
            started.start();
        };
    }

    /** For reading that takes long and that nobody waits for. */
    Executor reading() {
        return thread("read-all");
    }

    PrivateFiles files() {
        return files;
    }

    Clock clock() {
        return clock;
    }

    Lockers lockers() {
        return lockers;
    }

    PhoneChoices choices() {
        return choices;
    }

    /** How the phone looks; waits for a small file. */
    Map<PhoneChoices.Choice, String> looks() {
        return looks.join();
    }

    /** Where a notebook of release 0.3.0 or earlier lies, readable by anybody. */
    private Path readableNotebook() {
        return files.privateDirectory().resolve("notebook.db");
    }

    /**
     * Opens the notebook; one of an earlier release that had no lock is moved into it first, and what can be read
     * of a damaged one is rescued. Blocks.
     *
     * @throws ProblemException when it is newer than this app, or the disk has no room
     */
    Notebook.Opened open(Unlocked unlocked) {
        return opened(
                unlocked, Notebook.openOrRescue(unlocked.file(), unlocked.mode(), unlocked.safe(), clock, random));
    }

    /** As {@link #open}, after reading all: for one in which damage was found. */
    Notebook.Opened openReadingAll(Unlocked unlocked) {
        return opened(
                unlocked, Notebook.openReadingAll(unlocked.file(), unlocked.mode(), unlocked.safe(), clock, random));
    }

    private Notebook.Opened opened(Unlocked unlocked, Notebook.Opened found) {
        Notebook opened = found.notebook();
        try {
            if (unlocked.mode() == MissionMode.LIVE) {
                takeOver(opened);
            }
            opened.enrolment().ifPresent(e -> mission(e.invitation().missionPackage()));
        } catch (ProblemException e) {
            if (e.problem().key().startsWith("notebook.")) {
                opened.close();
                throw e;
            }
            // a mission that this app lacks is asked for again by the first screen, which says so
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        return found;
    }

    private void takeOver(Notebook opened) {
        boolean fresh = opened.enrolment().isEmpty();
        try {
            opened.takeOver(readableNotebook(), random);
        } catch (ProblemException e) {
            // a notebook in use opens, whatever another one lying there is like
            if (fresh) {
                throw e;
            }
        }
    }

    private Mission mission(String name) {
        return missions.computeIfAbsent(name, MissionReader::shipped);
    }

    /** Brings what is sealed and ready while no notebook is open. */
    LockedExchange lockedExchange() {
        return new LockedExchange(new ReadyEnvelopes(files.privateDirectory().resolve("ready")), network, clock);
    }

    /** Reads the mission package that came from the server, if one came. Blocks. */
    Desk desk(Notebook notebook, Device device, Background background, Background link) {
        notebook.goBy(device.boots());
        return new Desk(notebook, this::mission, vocabulary.join(), clock, random, device, background, link, network)
                .withTakenPackage();
    }
}
