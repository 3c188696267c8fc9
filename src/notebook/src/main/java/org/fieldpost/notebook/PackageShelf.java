package org.fieldpost.notebook;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.parcel.PackagePart;
import org.fieldpost.exchange.parcel.PackageVersion;
import org.fieldpost.exchange.parcel.PackageWish;
import org.fieldpost.exchange.parcel.PackedMission;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.read.Folder;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/**
 * The mission packages that came from the server: gathered stretch by stretch, read as a whole before one takes the place of
 * another, never replaced by an older one. One that cannot be read is kept beside, and tried again at each opening: a later
 * app may read it.
 */
public final class PackageShelf {

    private static final int COMING = 0;
    private static final int USED = 1;
    private static final int REFUSED = 2;
    private static final int FORMER = 3;

    /** Vocabularies of so many former packages; what a report said stays on the phone for three months at most. */
    private static final int MOST_FORMER = 4;

    private static final String CODES = "codes.csv";

    private final NotebookFile file;
    private final Safe safe;
    private final Supplier<Optional<String>> mission;

    /** What is said of packages in each envelope, so that none is read for it; empty until it is asked for. */
    private volatile Optional<PackageWish> known = Optional.empty();

    private volatile boolean asked;

    /** @param mission the id of the mission of this notebook's enrolment */
    PackageShelf(NotebookFile file, Safe safe, Supplier<Optional<String>> mission) {
        this.file = file;
        this.safe = safe;
        this.mission = mission;
    }

    /** Which package, and when an administrator put it in force. */
    public record Label(PackageVersion version, Instant published) {}

    /** A package that came from the server, read. */
    public record Used(Label label, Mission mission, Vocabulary vocabulary) {}

    /**
     * What the officer was not told yet.
     *
     * @param refused why it could not be read, in which case the former one stays; empty when it is in use
     */
    public record News(Label label, Optional<Problem> refused) {}

    /** The one in use; empty as long as it is the app's own. */
    public Optional<Label> label() {
        return file.transaction(db -> find(db, USED)).map(PackageShelf::label);
    }

    private static Label label(KeptPackage kept) {
        return new Label(kept.version(), kept.published());
    }

    /**
     * The one in use, with the words of codes that it and its forerunners no longer have.
     *
     * @param own the app's own vocabulary, for a package without one
     */
    public Optional<Used> used(Vocabulary own) {
        return file.transaction(db -> {
            Optional<KeptPackage> kept = find(db, USED);
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            try {
                Used read = read(kept.get(), own);
                return Optional.of(new Used(read.label(), read.mission(), withFormer(db, read.vocabulary(), own)));
            } catch (ProblemException stricter) {
                // the app is another one since, and reads it no more
                keep(db, REFUSED, kept.get().untold());
                drop(db, USED);
                known = Optional.empty();
                return Optional.empty();
            }
        });
    }

    private Vocabulary withFormer(Connection db, Vocabulary vocabulary, Vocabulary own) throws SQLException {
        Vocabulary all = vocabulary;
        for (KeptPackage former : former(db)) {
            all = all.withFormer(VocabularyReader.read(Folder.of(former.files())));
        }
        return all.withFormer(own);
    }

    /** @throws ProblemException saying what is wrong with it */
    private Used read(KeptPackage kept, Vocabulary own) {
        try {
            Map<String, String> files = kept.files();
            Folder folder = Folder.of(files);
            Mission read = MissionReader.read(folder);
            Optional<String> ours = mission.get();
            if (!ours.equals(Optional.of(read.id()))) {
                throw Problem.of("package.other_mission", read.id(), ours.orElse("–"))
                        .asException();
            }
            return new Used(label(kept), read, files.containsKey(CODES) ? VocabularyReader.read(folder) : own);
        } catch (ProblemException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw Problem.of("mission.broken", "mission.json", String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /** What was not told yet; from now on it is told. */
    public List<News> news() {
        return file.transaction(db -> {
            List<News> news = new ArrayList<>();
            for (int place : List.of(USED, REFUSED)) {
                Optional<KeptPackage> kept = find(db, place).filter(each -> !each.told());
                if (kept.isPresent()) {
                    keep(db, place, kept.get().toldNow());
                    news.add(new News(
                            label(kept.get()), place == REFUSED ? Optional.of(why(kept.get())) : Optional.empty()));
                }
            }
            return news;
        });
    }

    private Problem why(KeptPackage refused) {
        try {
            read(refused, new Vocabulary(List.of()));
            return Problem.of("mission.broken", "mission.json", "");
        } catch (ProblemException e) {
            return e.problem();
        }
    }

    /** One that an earlier app could not read may be read by this one. */
    void readAgain() {
        file.transaction(db -> {
            Optional<KeptPackage> refused = find(db, REFUSED);
            if (refused.isPresent() && refused.get().version().isAfter(wish(db).held()) && takes(refused.get())) {
                drop(db, REFUSED);
                use(db, refused.get());
            }
            return 0;
        });
    }

    /** What to say of packages in the envelope being written, of which the answers may bring so many bytes. */
    PackageWish wish(Connection db, int most) throws SQLException {
        PackageWish said = wish(db);
        asked = most > 0;
        return new PackageWish(said.held(), said.gathering(), said.from(), Math.min(most, PackagePart.MOST_BYTES));
    }

    /** What it works with and has begun to gather, as long as it asks for nothing. */
    PackageWish wish() {
        return file.transaction(this::wish);
    }

    private PackageWish wish(Connection db) throws SQLException {
        Optional<PackageWish> before = known;
        if (before.isPresent()) {
            return before.get();
        }
        PackageVersion held = find(db, USED).map(KeptPackage::version).orElse(PackageVersion.OWN);
        PackageWish now = find(db, COMING)
                .map(coming ->
                        new PackageWish(held, name(coming), coming.bytes().size(), 0))
                .orElse(PackageWish.held(held));
        known = Optional.of(now);
        return now;
    }

    private static Bytes name(KeptPackage kept) {
        return new PackagePart(kept.version(), kept.published(), kept.sha256(), kept.size(), 0, Bytes.EMPTY).name();
    }

    /** Everything was wiped. */
    void forget() {
        known = Optional.empty();
    }

    /**
     * Takes what an answer said of a newer package.
     *
     * @return whether there is more to say to the server at once
     */
    boolean take(PackagePart part) {
        try {
            return file.transaction(db -> take(db, part));
        } catch (ProblemException noRoom) {
            // reports and their news are in; the package is asked for again with the next envelope
            return false;
        } finally {
            known = Optional.empty();
        }
    }

    private boolean take(Connection db, PackagePart part) throws SQLException {
        Optional<KeptPackage> used = find(db, USED);
        Optional<KeptPackage> coming = find(db, COMING);
        boolean old = used.filter(each -> !part.version().isAfter(each.version()))
                        .isPresent()
                || coming.filter(each -> each.version().isAfter(part.version())).isPresent()
                || find(db, REFUSED)
                        .filter(each -> each.sha256().equals(part.sha256()))
                        .isPresent();
        if (old) {
            return false;
        }
        if (used.filter(each -> each.sha256().equals(part.sha256())).isPresent()) {
            keep(db, USED, used.get().as(part));
            drop(db, COMING);
            return true;
        }
        Optional<KeptPackage> same =
                coming.filter(each -> each.sha256().equals(part.sha256()) && each.size() == part.size());
        KeptPackage before = same.map(each -> each.as(part)).orElseGet(() -> KeptPackage.begun(part));
        KeptPackage after = grown(before, part);
        boolean moved = same.isEmpty() || after.bytes().size() > before.bytes().size();
        if (after.whole()) {
            drop(db, COMING);
            settle(db, after);
            return after.sound();
        }
        if (moved) {
            keep(db, COMING, after);
        }
        return moved || !asked;
    }

    private static KeptPackage grown(KeptPackage before, PackagePart part) {
        int have = before.bytes().size();
        int until = part.from() + part.bytes().size();
        if (part.from() > have || until <= have) {
            return before;
        }
        var grown = new ByteArrayOutputStream(until);
        grown.writeBytes(before.bytes().toArray());
        grown.write(part.bytes().toArray(), have - part.from(), until - have);
        return before.with(Bytes.of(grown.toByteArray()));
    }

    /** All of it has come: it is used, or kept beside when it cannot be read; what did not arrive as it was sent begins anew. */
    private void settle(Connection db, KeptPackage whole) throws SQLException {
        if (!whole.sound()) {
            return;
        }
        if (takes(whole)) {
            use(db, whole);
        } else {
            keep(db, REFUSED, whole);
        }
    }

    private boolean takes(KeptPackage whole) {
        try {
            read(whole, new Vocabulary(List.of()));
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private void use(Connection db, KeptPackage next) throws SQLException {
        Optional<KeptPackage> before = find(db, USED);
        if (before.isPresent()) {
            keepVocabulary(db, before.get(), next);
        }
        keep(db, USED, next.untold());
        known = Optional.empty();
    }

    private void keepVocabulary(Connection db, KeptPackage before, KeptPackage next) throws SQLException {
        Map<String, String> words = vocabulary(before);
        if (words.isEmpty() || words.equals(vocabulary(next))) {
            return;
        }
        PackedMission packed = PackedMission.of(words);
        List<KeptPackage> former = new ArrayList<>(former(db));
        former.add(
                0,
                new KeptPackage(
                        before.version(),
                        before.published(),
                        packed.sha256(),
                        packed.size(),
                        packed.stretch(0, packed.size()),
                        true));
        for (int i = 0; i < Math.min(MOST_FORMER, former.size()); i++) {
            keep(db, FORMER + i, former.get(i));
        }
    }

    private static Map<String, String> vocabulary(KeptPackage kept) {
        Map<String, String> words = new TreeMap<>(kept.files());
        words.keySet().removeIf(name -> !name.equals(CODES) && !name.matches("words\\..*"));
        return words.containsKey(CODES) ? words : Map.of();
    }

    /** The newest first. */
    private List<KeptPackage> former(Connection db) throws SQLException {
        List<KeptPackage> former = new ArrayList<>();
        for (int i = 0; i < MOST_FORMER; i++) {
            find(db, FORMER + i).ifPresent(former::add);
        }
        return former;
    }

    private Optional<KeptPackage> find(Connection db, int place) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("SELECT locked FROM mission_package WHERE place = ?")) {
            query.setInt(1, place);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(KeptPackage.decode(safe.open(record(place), rows.getBytes(1))))
                        : Optional.empty();
            }
        }
    }

    private static String record(int place) {
        return "mission_package/" + place;
    }

    private void keep(Connection db, int place, KeptPackage kept) throws SQLException {
        try (PreparedStatement upsert = db.prepareStatement("""
                INSERT INTO mission_package (place, locked) VALUES (?, ?)
                ON CONFLICT (place) DO UPDATE SET locked = excluded.locked
                """)) {
            upsert.setInt(1, place);
            upsert.setBytes(2, safe.lock(record(place), kept.encode()));
            upsert.executeUpdate();
        }
    }

    private static void drop(Connection db, int place) throws SQLException {
        try (PreparedStatement delete = db.prepareStatement("DELETE FROM mission_package WHERE place = ?")) {
            delete.setInt(1, place);
            delete.executeUpdate();
        }
    }
}
