package org.fieldpost.server.phones;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.ServerAddress;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.parcel.PackageVersion;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.mission.OutsideLog;
import org.fieldpost.server.storage.Database;

/** All enrolments of the mission. Safe from any thread. */
public final class Phones {

    public static final Duration INVITATION_LASTS = Duration.ofDays(7);

    /** I and O are left out: over the radio they are taken for 1 and 0. */
    private static final String CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final Database database;
    private final MissionSpace space;
    private final Clock clock;
    private final SecureRandom random;
    private final boolean compareFingerprints;

    /** @param compareFingerprints whether an enrolment waits until the administrator has compared its fingerprint */
    public Phones(
            Database database, MissionSpace space, Clock clock, SecureRandom random, boolean compareFingerprints) {
        this.database = database;
        this.space = space;
        this.clock = clock;
        this.random = random;
        this.compareFingerprints = compareFingerprints;
    }

    /** As {@link #invite(ServerAddress)}, to a server without a pin. */
    public Invitation invite(String serverUrl) {
        return invite(ServerAddress.of(serverUrl));
    }

    /** A new invitation with the next free officer code; its secret is not kept. */
    public Invitation invite(ServerAddress server) {
        byte[] secret = new byte[Invitation.SECRET_BYTES];
        random.nextBytes(secret);
        var id = new EnrolmentId(random.nextLong());
        Instant expiresAt = clock.instant().plus(INVITATION_LASTS);
        String code = database.write(db -> {
            int ordinal = nextOrdinal(db);
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO enrolment (id, code, ordinal, secret_hash, expires_at, state)
                    VALUES (?, ?, ?, ?, ?, 'INVITED')
                    """)) {
                insert.setString(1, id.toString());
                insert.setString(2, officerCode(ordinal));
                insert.setInt(3, ordinal);
                insert.setBytes(4, Sha256.of(secret).toArray());
                insert.setLong(5, expiresAt.toEpochMilli());
                insert.executeUpdate();
            }
            space.outside()
                    .append(
                            Remembered.INVITED,
                            id + " " + officerCode(ordinal) + " " + ordinal + " "
                                    + Sha256.of(secret).hex() + " " + expiresAt.toEpochMilli());
            return officerCode(ordinal);
        });
        return new Invitation(
                space.id(),
                space.mode(),
                space.mission().id(),
                server.url(),
                space.keys().mission().verifyingKey(),
                space.keys().signing().verifyingKey(),
                space.keys().box(),
                id,
                code,
                Bytes.of(secret),
                expiresAt,
                server.pin());
    }

    /** A new enrolment without a phone, for the reports of a file; nothing can ever be sealed or signed for it. */
    public Phone broughtBy(String person) {
        byte[] nobodysSecret = new byte[Invitation.SECRET_BYTES];
        random.nextBytes(nobodysSecret);
        var id = new EnrolmentId(random.nextLong());
        return database.write(db -> {
            int ordinal = nextOrdinal(db);
            try (PreparedStatement insert = db.prepareStatement("""
                    INSERT INTO enrolment (id, code, ordinal, secret_hash, expires_at, state, verifying_key, revoked_at, brought_by)
                    VALUES (?, ?, ?, ?, 0, 'REVOKED', ?, ?, ?)
                    """)) {
                insert.setString(1, id.toString());
                insert.setString(2, officerCode(ordinal));
                insert.setInt(3, ordinal);
                insert.setBytes(4, Sha256.of(nobodysSecret).toArray());
                insert.setBytes(
                        5, SigningKey.generate(random).verifyingKey().value().toArray());
                insert.setLong(6, clock.millis());
                insert.setString(7, person);
                insert.executeUpdate();
            }
            // its code must not be given to another after a restore
            space.outside()
                    .append(
                            Remembered.INVITED,
                            id + " " + officerCode(ordinal) + " " + ordinal + " "
                                    + Sha256.of(nobodysSecret).hex() + " 0");
            return find(id).orElseThrow();
        });
    }

    private static int nextOrdinal(Connection db) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("SELECT coalesce(max(ordinal) + 1, 0) FROM enrolment");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** A1, B1 ... Z1, A2 ...: neighbours differ in the letter, which is spelled out over the radio. */
    static String officerCode(int ordinal) {
        return "" + CODE_LETTERS.charAt(ordinal % CODE_LETTERS.length()) + (ordinal / CODE_LETTERS.length() + 1);
    }

    public Optional<Phone> find(EnrolmentId id) {
        return all("WHERE e.id = ?", id.toString()).stream().findFirst();
    }

    /** The mission package in force, as phones name it. */
    public PackageVersion packageNow() {
        return new PackageVersion(space.epoch(), space.packages().current().number());
    }

    public Optional<Phone> find(String officerCode) {
        return all("WHERE e.code = ?", officerCode).stream().findFirst();
    }

    public List<Phone> all() {
        return all("WHERE ? = '' AND e.brought_by IS NULL", "");
    }

    private List<Phone> all(String where, String argument) {
        return database.read(db -> {
            List<Phone> phones = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT e.*, (SELECT count(*) FROM envelope_aside a WHERE a.enrolment_id = e.id) AS aside
                    FROM enrolment e %s ORDER BY e.ordinal
                    """.formatted(where))) {
                query.setString(1, argument);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        phones.add(phone(rows));
                    }
                }
            }
            return phones;
        });
    }

    private static Phone phone(ResultSet row) throws SQLException {
        byte[] verifying = row.getBytes("verifying_key");
        byte[] box = row.getBytes("box_key");
        long heard = row.getLong("last_heard_at");
        boolean neverHeard = row.wasNull();
        long waiting = row.getLong("waiting");
        boolean noStatus = row.wasNull();
        long packageEpoch = row.getLong("package_epoch");
        boolean noPackage = row.wasNull();
        return new Phone(
                EnrolmentId.parse(row.getString("id")),
                row.getString("code"),
                Phone.State.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                Optional.ofNullable(verifying).map(k -> new VerifyingKey(Bytes.of(k))),
                Optional.ofNullable(box).map(k -> new BoxPublicKey(Bytes.of(k))),
                Optional.ofNullable(row.getString("fingerprint")),
                neverHeard ? Optional.empty() : Optional.of(Instant.ofEpochMilli(heard)),
                noStatus ? Optional.empty() : Optional.of(waiting),
                Optional.ofNullable(row.getString("app_version")),
                row.getLong("aside"),
                noPackage
                        ? Optional.empty()
                        : Optional.of(new PackageVersion(packageEpoch, row.getLong("package_number"))),
                Optional.ofNullable(row.getString("brought_by")));
    }

    /**
     * Takes a claim whose envelope is signed with its own key. The first claim binds the invitation; another phone's claim
     * on it blocks both.
     *
     * @return why it is refused, or nothing
     */
    public Optional<Refusal> claim(Phone phone, Claim claim) {
        return database.write(db -> {
            if (!secretHash(db, phone.id()).equals(Sha256.of(claim.secret().toArray()))) {
                return Optional.of(Refusal.INVITATION_SECRET);
            }
            if (phone.state() != Phone.State.INVITED) {
                space.outside().append(Remembered.BLOCKED, phone.id().toString());
                update(db, "UPDATE enrolment SET state = 'BLOCKED' WHERE id = ? AND state <> 'REVOKED'", phone.id());
                return Optional.of(Refusal.INVITATION_USED);
            }
            if (clock.instant().isAfter(phone.expiresAt())) {
                return Optional.of(Refusal.INVITATION_EXPIRED);
            }
            space.outside()
                    .append(
                            Remembered.CLAIMED,
                            phone.id() + " " + claim.verifyingKey().value().hex() + " "
                                    + claim.box().value().hex() + " " + claim.fingerprint() + " "
                                    + claim.textKey().hex() + " " + (compareFingerprints ? "CLAIMED" : "FINAL"));
            try (PreparedStatement bind = db.prepareStatement("""
                    UPDATE enrolment
                    SET state = ?, verifying_key = ?, box_key = ?, fingerprint = ?, claimed_at = ?, confirmed_at = ?,
                        text_key = ?
                    WHERE id = ?
                    """)) {
                bind.setString(1, compareFingerprints ? "CLAIMED" : "FINAL");
                bind.setBytes(2, claim.verifyingKey().value().toArray());
                bind.setBytes(3, claim.box().value().toArray());
                bind.setString(4, claim.fingerprint());
                bind.setLong(5, clock.millis());
                bind.setObject(6, compareFingerprints ? null : clock.millis());
                bind.setBytes(7, claim.textKey().toArray());
                bind.setString(8, phone.id().toString());
                bind.executeUpdate();
            }
            return Optional.empty();
        });
    }

    private static Bytes secretHash(Connection db, EnrolmentId id) throws SQLException {
        try (PreparedStatement query = db.prepareStatement("SELECT secret_hash FROM enrolment WHERE id = ?")) {
            query.setString(1, id.toString());
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return Bytes.of(rows.getBytes(1));
            }
        }
    }

    /** The administrator has compared the fingerprint: a claimed enrolment becomes final; false when it is not claimed. */
    public boolean confirm(EnrolmentId id) {
        return database.write(db -> {
            try (PreparedStatement confirm = db.prepareStatement(
                    "UPDATE enrolment SET state = 'FINAL', confirmed_at = ? WHERE id = ? AND state = 'CLAIMED'")) {
                confirm.setLong(1, clock.millis());
                confirm.setString(2, id.toString());
                boolean confirmed = confirm.executeUpdate() == 1;
                if (confirmed) {
                    space.outside().append(Remembered.CONFIRMED, id.toString());
                }
                return confirmed;
            }
        });
    }

    /**
     * From now on its envelopes are set aside, and its next answer makes the phone wipe itself. Written outside the database
     * first, so that a restore does not bring it back.
     */
    public void revoke(EnrolmentId id) {
        space.outside().append(Remembered.REVOKED, id.toString());
        database.write(db -> Remembered.revoke(db, id.toString(), clock.millis()));
    }

    /** After a restore: whoever was invited, claimed, confirmed or revoked since the copy was made is so again. */
    public void remember() {
        remember(database, space.outside(), clock);
    }

    /** The same, of a database that no server has opened yet. */
    public static void remember(Database database, OutsideLog outside, Clock clock) {
        Remembered.again(database, outside, clock);
    }

    /** The key that proves this phone's texts; empty for one that has not claimed, or claimed under release 0.1.0. */
    public Optional<Bytes> textKey(EnrolmentId id) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT text_key FROM enrolment WHERE id = ?")) {
                query.setString(1, id.toString());
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.ofNullable(rows.getBytes(1)).map(Bytes::of) : Optional.empty();
                }
            }
        });
    }

    /**
     * Notes the phone's envelope counter, and with the newest one which mission package it works with; whether the counter is
     * higher than any before, so that no old envelope is replayed.
     */
    public boolean counted(EnrolmentId id, long counter, Optional<PackageVersion> works) {
        return database.write(db -> {
            try (PreparedStatement note = db.prepareStatement("""
                            UPDATE enrolment SET package_epoch = ?, package_number = ?,
                            counter = ? WHERE id = ? AND counter < ?
                            """)) {
                note.setObject(1, works.map(PackageVersion::epoch).orElse(null), Types.BIGINT);
                note.setObject(2, works.map(PackageVersion::number).orElse(null), Types.BIGINT);
                note.setLong(3, counter);
                note.setString(4, id.toString());
                note.setLong(5, counter);
                return note.executeUpdate() == 1;
            }
        });
    }

    /** How an enrolment stands at this moment, and the highest envelope counter heard of it. */
    public record Now(Phone.State state, long counter) {}

    public Now now(EnrolmentId id) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT state, counter FROM enrolment WHERE id = ?")) {
                query.setString(1, id.toString());
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return new Now(Phone.State.valueOf(rows.getString(1)), rows.getLong(2));
                }
            }
        });
    }

    /** The highest envelope counter heard of this phone. */
    public long counter(EnrolmentId id) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT counter FROM enrolment WHERE id = ?")) {
                query.setString(1, id.toString());
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? rows.getLong(1) : 0L;
                }
            }
        });
    }

    /** Notes which of the server's keys the phone seals to, and that nothing sealed to an older one waits there. */
    public void sealsTo(EnrolmentId id, long keyId) {
        database.write(db -> {
            try (PreparedStatement note = db.prepareStatement(
                    "UPDATE enrolment SET sealed_to = ? WHERE id = ? AND sealed_to IS DISTINCT FROM ?")) {
                note.setLong(1, keyId);
                note.setString(2, id.toString());
                note.setLong(3, keyId);
                return note.executeUpdate();
            }
        });
    }

    /** Ids of the keys that phones which may still report seal to; 0 for a phone of which that is not known. */
    public Set<Long> sealing() {
        return database.read(db -> {
            Set<Long> ids = new HashSet<>();
            try (PreparedStatement query = db.prepareStatement("""
                            SELECT DISTINCT coalesce(sealed_to, 0) FROM enrolment WHERE state IN ('CLAIMED', 'FINAL')
                            """);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        });
    }

    /** Notes that the phone itself was heard just now. */
    public void heard(EnrolmentId id) {
        database.write(db -> {
            try (PreparedStatement note = db.prepareStatement("UPDATE enrolment SET last_heard_at = ? WHERE id = ?")) {
                note.setLong(1, clock.millis());
                note.setString(2, id.toString());
                return note.executeUpdate();
            }
        });
    }

    /** Notes what the phone said of itself in this entry; an older word never overrides a newer one. */
    public void status(EnrolmentId id, int generation, long number, Body.Status status) {
        database.write(db -> {
            try (PreparedStatement note = db.prepareStatement("""
                    UPDATE enrolment SET waiting = ?, app_version = ?, status_generation = ?, status_number = ?
                    WHERE id = ? AND (status_generation, status_number) < (?, ?)
                    """)) {
                note.setLong(1, status.waiting());
                note.setString(2, status.appVersion());
                note.setInt(3, generation);
                note.setLong(4, number);
                note.setString(5, id.toString());
                note.setInt(6, generation);
                note.setLong(7, number);
                return note.executeUpdate();
            }
        });
    }

    private static void update(Connection db, String sql, EnrolmentId id) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(sql)) {
            update.setString(1, id.toString());
            update.executeUpdate();
        }
    }
}
