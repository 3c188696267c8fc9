package org.fieldpost.notebook;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.fieldpost.exchange.Acknowledgement;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Inbox;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.model.place.RegionMatch;

/** What the server has written for this phone, in the notebook's file; what it says is applied in the same transaction. */
final class SqliteInbox implements Inbox {

    /** A phone has no epochs of its own: being restored makes a new generation instead. */
    private static final long PHONE_EPOCH = 1;

    private final NotebookFile file;
    private final Safe safe;

    /** Generations heard of, also where nothing of them is held: the other end must learn that. */
    private final Set<Integer> heard = ConcurrentHashMap.newKeySet();

    SqliteInbox(NotebookFile file, Safe safe) {
        this.file = file;
        this.safe = safe;
    }

    @Override
    public Stored store(int generation, List<Entry> entries) {
        heard.add(generation);
        return file.transaction(db -> {
            List<Long> fresh = new ArrayList<>();
            List<Long> already = new ArrayList<>();
            List<Long> forked = new ArrayList<>();
            for (Entry entry : entries) {
                Bytes held = heldHash(db, generation, entry.number());
                if (held == null) {
                    insert(db, "inbox_entry", generation, entry);
                    apply(db, BodyCodec.decode(entry));
                    fresh.add(entry.number());
                } else if (held.equals(entry.hash())) {
                    already.add(entry.number());
                } else {
                    insert(db, "inbox_fork", generation, entry);
                    forked.add(entry.number());
                }
            }
            return new Stored(fresh, already, forked);
        });
    }

    private static Bytes heldHash(Connection db, int generation, long number) throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT hash FROM inbox_entry WHERE generation = ? AND number = ?")) {
            query.setInt(1, generation);
            query.setLong(2, number);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Bytes.of(rows.getBytes(1)) : null;
            }
        }
    }

    private void insert(Connection db, String table, int generation, Entry entry) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("INSERT OR IGNORE INTO " + table
                + " (generation, number, kind, hash, locked) VALUES (?, ?, ?, ?, ?)")) {
            insert.setInt(1, generation);
            insert.setLong(2, entry.number());
            insert.setInt(3, entry.kind());
            insert.setBytes(4, entry.hash().toArray());
            insert.setBytes(
                    5,
                    safe.lock(
                            table + "/" + generation + "/" + entry.number(),
                            entry.body().toArray()));
            insert.executeUpdate();
        }
    }

    static String regionRecord(int generation, long number) {
        return "report/" + generation + "/" + number + "/region";
    }

    private void apply(Connection db, Body body) throws SQLException {
        if (body instanceof Body.ReviewState state) {
            try (PreparedStatement update = db.prepareStatement(
                    "UPDATE report SET review_state = ?, region_locked = ? WHERE generation = ? AND number = ?")) {
                update.setString(1, state.state().name());
                update.setBytes(
                        2,
                        state.region()
                                .map(RegionMatch::regionCode)
                                .map(code -> safe.lock(
                                        regionRecord(state.generation(), state.number()),
                                        code.getBytes(StandardCharsets.US_ASCII)))
                                .orElse(null));
                update.setInt(3, state.generation());
                update.setLong(4, state.number());
                update.executeUpdate();
            }
        }
    }

    @Override
    public List<Acknowledgement> held() {
        return file.transaction(db -> {
            NavigableMap<Integer, NavigableMap<Long, Bytes>> hashes = new TreeMap<>();
            heard.forEach(generation -> hashes.put(generation, new TreeMap<>()));
            try (PreparedStatement query = db.prepareStatement("SELECT generation, number, hash FROM inbox_entry");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    hashes.computeIfAbsent(rows.getInt(1), g -> new TreeMap<>())
                            .put(rows.getLong(2), Bytes.of(rows.getBytes(3)));
                }
            }
            return hashes.entrySet().stream()
                    .map(of -> Acknowledgement.of(of.getKey(), PHONE_EPOCH, of.getValue()))
                    .toList();
        });
    }

    @Override
    public long epoch() {
        return PHONE_EPOCH;
    }
}
