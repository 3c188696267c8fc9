package org.fieldpost.server.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.server.storage.Database;

/** A person's one-time codes: a secret shared with an app on their phone, confirmed by a code, and ten codes for a lost phone. */
public final class OwnCodes {

    private static final int RECOVERY_CODES = 10;

    private final Database database;
    private final CodeSafe safe;
    private final AuditLog log;
    private final Clock clock;
    private final SecureRandom random;

    OwnCodes(Database database, CodeSafe safe, AuditLog log, Clock clock, SecureRandom random) {
        this.database = database;
        this.safe = safe;
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A secret as it is shown, once, for an app to take.
     *
     * @param address what a QR code holds
     * @param typed the secret in groups of four, to type by hand
     */
    public record Offer(String address, String typed) {}

    /** Makes a secret for this session; it counts once a code has confirmed it. */
    Offer offer(People.Person person, String server) {
        byte[] secret = new byte[OneTimeCode.SECRET_BYTES];
        random.nextBytes(secret);
        database.write(db -> Sql.change(
                db,
                "UPDATE session SET code_offer = ? WHERE person = ? AND form_token = ?",
                safe.seal(person.name(), secret),
                person.name(),
                person.formToken()));
        return shown(person, server, secret);
    }

    /** What was offered to this session and is not confirmed yet. */
    public Optional<Offer> offered(People.Person person, String server) {
        return offered(person).map(secret -> shown(person, server, secret.toArray()));
    }

    private Optional<Bytes> offered(People.Person person) {
        return database.read(db -> Sql.first(
                        db,
                        "SELECT code_offer FROM session WHERE person = ? AND form_token = ? AND code_offer IS NOT NULL",
                        row -> safe.open(person.name(), row.getBytes(1)),
                        person.name(),
                        person.formToken()))
                .flatMap(opened -> opened);
    }

    private static Offer shown(People.Person person, String server, byte[] secret) {
        String text = OneTimeCode.base32(secret);
        String label = encoded("Fieldpost " + server) + ":" + encoded(person.name());
        String address = "otpauth://totp/" + label + "?secret=" + text + "&issuer=" + encoded("Fieldpost " + server);
        return new Offer(address, text.replaceAll("(.{4})(?!$)", "$1 "));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * From now on codes are asked for, if this is one of the secret offered, and the person's other sessions and tokens end;
     * returns the recovery codes, shown this once.
     */
    public Optional<List<String>> confirm(People.Person person, String typed) {
        Optional<Bytes> secret = offered(person);
        OptionalLong step = secret.isEmpty()
                ? OptionalLong.empty()
                : OneTimeCode.step(
                        secret.get().toArray(), digits(typed), clock.instant().getEpochSecond(), Long.MIN_VALUE);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            codes.add(Tokens.readable(random));
        }
        return database.write(db -> {
            Sql.change(
                    db,
                    "UPDATE person SET code_secret = ?, code_step = ? WHERE name = ?",
                    safe.seal(person.name(), secret.get().toArray()),
                    step.getAsLong(),
                    person.name());
            Sql.change(
                    db, "DELETE FROM session WHERE person = ? AND form_token <> ?", person.name(), person.formToken());
            Sql.change(db, "DELETE FROM sign_in_step WHERE person = ?", person.name());
            MachineTokens.end(db, person.name());
            Sql.change(db, "UPDATE session SET code_offer = NULL WHERE person = ?", person.name());
            Sql.change(db, "DELETE FROM recovery_code WHERE person = ?", person.name());
            for (String code : codes) {
                Sql.change(
                        db,
                        "INSERT INTO recovery_code (person, code_hash) VALUES (?, ?)",
                        person.name(),
                        Tokens.hash(person.name() + " " + code));
            }
            log.append(person.name(), Deed.CODES_ENROLLED, "", List.of(person.name()));
            return Optional.of(List.copyOf(codes));
        });
    }

    /** Seals what releases up to 0.4.0 kept as it was. To be called before anybody signs in. */
    public void sealOld() {
        record Old(String person, Bytes secret) {}
        database.write(db -> {
            List<Old> old = Sql.list(
                    db,
                    "SELECT name, code_secret FROM person WHERE length(code_secret) = " + OneTimeCode.SECRET_BYTES,
                    row -> new Old(row.getString(1), Bytes.of(row.getBytes(2))));
            for (Old each : old) {
                Sql.change(
                        db,
                        "UPDATE person SET code_secret = ? WHERE name = ?",
                        safe.seal(each.person, each.secret.toArray()),
                        each.person);
            }
            return Sql.change(
                    db, "UPDATE session SET code_offer = NULL WHERE length(code_offer) = " + OneTimeCode.SECRET_BYTES);
        });
    }

    /** How many recovery codes are left; empty for somebody without codes. */
    public Optional<Integer> left(String name) {
        return database.read(db -> Sql.first(db, """
                SELECT (SELECT count(*) FROM recovery_code r WHERE r.person = p.name)
                FROM person p WHERE p.name = ? AND p.code_secret IS NOT NULL
                """, row -> row.getInt(1), name));
    }

    /** No code is asked for any more: the phone was lost, or the person wants none. */
    public void forget(String name, String by) {
        database.write(db -> {
            Sql.change(db, "UPDATE person SET code_secret = NULL WHERE name = ?", name);
            Sql.change(db, "DELETE FROM recovery_code WHERE person = ?", name);
            log.append(by, Deed.CODES_FORGOTTEN, "", List.of(name));
            return 0;
        });
    }

    private record Held(Optional<Bytes> secret, long step) {}

    /** Takes a code, or a recovery code, which is then used up; none is taken twice. */
    static boolean use(Connection db, CodeSafe safe, String name, String typed, long epochSecond) throws SQLException {
        String recovery = typed.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        if (Sql.change(
                        db,
                        "DELETE FROM recovery_code WHERE person = ? AND code_hash = ?",
                        name,
                        Tokens.hash(name + " " + recovery))
                == 1) {
            return true;
        }
        Optional<Held> held = Sql.first(
                db,
                "SELECT code_secret, code_step FROM person WHERE name = ? AND code_secret IS NOT NULL",
                row -> new Held(safe.open(name, row.getBytes(1)), row.getLong(2)),
                name);
        if (held.isEmpty() || held.get().secret.isEmpty()) {
            return false;
        }
        OptionalLong step =
                OneTimeCode.step(held.get().secret.get().toArray(), digits(typed), epochSecond, held.get().step);
        return step.isPresent()
                && Sql.change(
                                db,
                                "UPDATE person SET code_step = ? WHERE name = ? AND code_step < ?",
                                step.getAsLong(),
                                name,
                                step.getAsLong())
                        == 1;
    }

    private static String digits(String typed) {
        return typed.replaceAll("\\s", "");
    }
}
