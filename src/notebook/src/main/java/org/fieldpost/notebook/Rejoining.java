package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Correspondent;
import org.fieldpost.exchange.Digest;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Postscript;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.Ranges;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;

/**
 * Makes good what a phone put back in time has forgotten. It learns of it from the server: an envelope counter higher than
 * its own, a generation it never opened, or entries it never wrote. Then it opens a new generation, asks which of its waiting
 * entries the server holds, and writes those again whose numbers the server holds with other content.
 */
final class Rejoining implements Correspondent {

    private static final int LAST_GENERATION = 26;

    private final NotebookFile file;
    private final SqliteJournal journal;
    private final SealedDrawer sealed;
    private final Told told;
    private final PackageShelf packages;
    private final ToldByServer time;

    /** Generations in which the server holds what this phone never wrote. */
    private final Set<Integer> conflicts = ConcurrentHashMap.newKeySet();

    Rejoining(
            NotebookFile file,
            SqliteJournal journal,
            SealedDrawer sealed,
            Told told,
            PackageShelf packages,
            ToldByServer time) {
        this.time = time;
        this.file = file;
        this.told = told;
        this.packages = packages;
        this.journal = journal;
        this.sealed = sealed;
    }

    @Override
    public Postscript say(int packageBytes) {
        Postscript said = file.transaction(db -> {
            try (PreparedStatement count = db.prepareStatement("UPDATE notebook SET counter = counter + 1")) {
                count.executeUpdate();
            }
            return new Postscript(
                    counter(db),
                    doubt(),
                    Optional.empty(),
                    sealed.due(),
                    List.of(),
                    Optional.empty(),
                    Optional.of(packages.wish(db, packageBytes)),
                    Optional.empty());
        });
        time.wrote(said.counter());
        return said;
    }

    private Optional<Postscript.Doubt> doubt() {
        for (int generation : conflicts) {
            long from = journal.lowestWaiting(generation);
            if (from > 0) {
                return Optional.of(new Postscript.Doubt(generation, from));
            }
        }
        return Optional.empty();
    }

    private static long counter(Connection db) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("SELECT counter FROM notebook");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public boolean hear(Heard heard) {
        time.heard(heard.postscript());
        boolean more = hearOfJournals(heard);
        boolean newest = heard.epoch() == 0 || heard.epoch() >= journal.epoch();
        boolean gathering = newest
                && heard.postscript().part().isPresent()
                && packages.take(heard.postscript().part().get());
        return more || gathering;
    }

    private boolean hearOfJournals(Heard heard) {
        return file.transaction(db -> {
            if (heard.postscript().sealAgain().isPresent()) {
                told.apply(db, heard.postscript().sealAgain().get());
            }
            if (heard.epoch() < journal.epoch()) {
                // it speaks of a server that has been restored since
                return heard.postscript().sealAgain().isPresent();
            }
            conflicts.retainAll(heard.conflicts());
            conflicts.addAll(heard.conflicts());
            int present = journal.generation();
            int newest = heard.held().stream().mapToInt(g -> g).max().orElse(0);
            boolean putBack = heard.postscript().counter() > counter(db)
                    || newest > present
                    || heard.conflicts().contains(present);
            if (putBack && Math.max(newest, present) < LAST_GENERATION) {
                openGeneration(
                        db, Math.max(newest, present) + 1, heard.postscript().counter());
            }
            boolean settled = heard.postscript().detail().isPresent()
                    && settle(db, heard.postscript().detail().get());
            sealed.held(heard.postscript().sealedHeld(), journal.epoch());
            boolean asked = heard.postscript().detail().isPresent();
            // a doubt that an answer did not settle is asked again with the next news, not at once
            return putBack
                    || settled
                    || (doubt().isPresent() && !asked)
                    || !sealed.due().isEmpty();
        });
    }

    private static void openGeneration(Connection db, int next, long counter) throws SQLException {
        try (PreparedStatement open =
                db.prepareStatement("UPDATE notebook SET generation = ?, counter = max(counter, ?)")) {
            open.setInt(1, next);
            open.setLong(2, counter);
            open.executeUpdate();
        }
    }

    private boolean settle(Connection db, Postscript.Detail detail) throws SQLException {
        boolean settled = false;
        for (int i = 0; i < detail.numbers().size(); i++) {
            long number = detail.numbers().get(i);
            Optional<Long> ours = waitingDigest(db, detail.generation(), number);
            if (ours.isEmpty()) {
                continue;
            }
            if (ours.get().equals(detail.digests().get(i))) {
                SqliteJournal.settle(db, detail.generation(), new Ranges.Range(number, number), journal.epoch());
                settled = true;
            } else if (journal.generation() > detail.generation()) {
                writeAgain(db, detail.generation(), number);
                settled = true;
            }
        }
        return settled;
    }

    private Optional<Long> waitingDigest(Connection db, int generation, long number) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("""
                SELECT hash_locked FROM journal_entry WHERE generation = ? AND number = ?
                    AND acknowledged_epoch IS NULL AND moved_generation IS NULL
                """)) {
            query.setInt(1, generation);
            query.setLong(2, number);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(Digest.of(journal.hash(generation, number, rows.getBytes(1))))
                        : Optional.empty();
            }
        }
    }

    /**
     * Writes an entry into the present generation, and with a report all its revisions and its retraction, which named the
     * old number. An answer names the report as the question did, which the server knows: it goes as it is. What has gone
     * goes as it is, too: sealed under its number.
     */
    private void writeAgain(Connection db, int generation, long number) throws SQLException {
        Optional<Entry> readable = journal.find(generation, number);
        if (readable.isEmpty()) {
            SqliteJournal.giveUp(db, generation, number);
            return;
        }
        Entry entry = readable.get();
        boolean report = BodyCodec.decode(entry) instanceof Body.ObservationRevision said
                && said.revises().isEmpty();
        List<Naming> followers = report ? naming(db, Body.Base.of(generation, number, entry.body())) : List.of();
        long base = copy(db, generation, entry, entry.body());
        long latest = base;
        var named = Body.Base.of(journal.generation(), base, entry.body());
        for (Naming each : followers) {
            if (each.body instanceof Body.ObservationRevision said) {
                var again = new Body.ObservationRevision(Optional.of(named), said.observation(), said.photos());
                latest = copy(db, each.generation, each.entry, BodyCodec.encode(again));
            } else {
                var again = new Body.Retraction(named, ((Body.Retraction) each.body).reason());
                copy(db, each.generation, each.entry, BodyCodec.encode(again));
            }
        }
        if (report) {
            moveReport(db, generation, number, base, latest);
        }
    }

    /** An entry that names a report. */
    private record Naming(int generation, Entry entry, Body body) {}

    /** The revisions and the retraction of a report. */
    private List<Naming> naming(Connection db, Body.Base base) throws SQLException {
        List<Naming> naming = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT generation, number FROM journal_entry
                WHERE kind IN (?, ?) AND (generation, number) > (?, ?) AND moved_generation IS NULL AND gone = 0
                ORDER BY generation, number
                """)) {
            query.setInt(1, Body.ObservationRevision.KIND);
            query.setInt(2, Body.Retraction.KIND);
            query.setInt(3, base.generation());
            query.setLong(4, base.number());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Entry entry = journal.entry(rows.getInt(1), rows.getLong(2));
                    Body body = BodyCodec.decode(entry);
                    boolean revises = body instanceof Body.ObservationRevision said
                            && said.revises().equals(Optional.of(base));
                    boolean retracts = body instanceof Body.Retraction said
                            && said.report().equals(base);
                    if (revises || retracts) {
                        naming.add(new Naming(rows.getInt(1), entry, body));
                    }
                }
            }
        }
        return naming;
    }

    private long copy(Connection db, int generation, Entry entry, Bytes body) throws SQLException {
        long number = journal.appendAgain(
                entry.kind(), body, priority(db, generation, entry.number()), generation, entry.number());
        try (PreparedStatement moved = db.prepareStatement("""
                UPDATE journal_entry SET moved_generation = ?, moved_number = ? WHERE generation = ? AND number = ?
                """)) {
            moved.setInt(1, journal.generation());
            moved.setLong(2, number);
            moved.setInt(3, generation);
            moved.setLong(4, entry.number());
            moved.executeUpdate();
        }
        for (String follow : FOLLOW) {
            try (PreparedStatement update = db.prepareStatement(follow)) {
                update.setInt(1, journal.generation());
                update.setLong(2, number);
                update.setInt(3, generation);
                update.setLong(4, entry.number());
                update.executeUpdate();
            }
        }
        return number;
    }

    /** What points to an entry points to where it stands now. */
    private static final List<String> FOLLOW = List.of(
            "UPDATE report SET latest_generation = ?, latest = ? WHERE latest_generation = ? AND latest = ?",
            "UPDATE report SET retraction_generation = ?, retraction = ? WHERE retraction_generation = ? AND retraction = ?",
            "UPDATE question SET answer_generation = ?, answer = ? WHERE answer_generation = ? AND answer = ?");

    private static Priority priority(Connection db, int generation, long number) throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT priority FROM journal_entry WHERE generation = ? AND number = ?")) {
            query.setInt(1, generation);
            query.setLong(2, number);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return SqliteJournal.PRIORITIES[rows.getInt(1)];
            }
        }
    }

    private void moveReport(Connection db, int generation, long number, long base, long latest) throws SQLException {
        try (PreparedStatement move = db.prepareStatement("""
                UPDATE report SET generation = ?1, number = ?2, latest_generation = ?1, latest = ?3,
                                  review_state = NULL, region_locked = NULL, gone_locked = NULL,
                                  ruling = NULL, ruled_at = NULL, ruling_locked = NULL
                WHERE generation = ?4 AND number = ?5
                """)) {
            move.setInt(1, journal.generation());
            move.setLong(2, base);
            move.setLong(3, latest);
            move.setInt(4, generation);
            move.setLong(5, number);
            move.executeUpdate();
        }
        try (PreparedStatement move = db.prepareStatement(
                "UPDATE question SET generation = ?, number = ? WHERE here = 1 AND generation = ? AND number = ?")) {
            move.setInt(1, journal.generation());
            move.setLong(2, base);
            move.setInt(3, generation);
            move.setLong(4, number);
            move.executeUpdate();
        }
    }
}
