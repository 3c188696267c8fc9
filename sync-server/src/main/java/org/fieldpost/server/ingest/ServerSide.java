package org.fieldpost.server.ingest;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Correspondent;
import org.fieldpost.exchange.Digest;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.Postscript;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.exchange.parcel.PackagePart;
import org.fieldpost.exchange.parcel.PackageWish;
import org.fieldpost.exchange.sealed.SealedBlob;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.storage.Database;

/**
 * What the server says and hears beside entries, for one envelope and its answer: it keeps sealed reports without author or
 * hour, tells what it holds one by one to a phone in doubt, and the highest envelope counter it heard.
 */
final class ServerSide implements Correspondent {

    private final Database database;
    private final Phones phones;
    private final EnrolmentId enrolment;
    private final PackageOffer offer;
    private final Clock clock;
    private final Optional<ServerBox> sealAgain;
    private final boolean justCame;
    private Optional<Postscript.Detail> detail = Optional.empty();
    private Optional<PackageWish> wish = Optional.empty();
    private Optional<PackagePart> given = Optional.empty();
    private final List<Long> sealedHeld = new ArrayList<>();

    /**
     * For one envelope.
     *
     * @param sealAgain the key to seal to, when the envelope could not be opened
     * @param justCame whether its sender is heard now; not so for one that had been set aside
     */
    ServerSide(
            Database database,
            Phones phones,
            EnrolmentId enrolment,
            PackageOffer offer,
            Clock clock,
            Optional<ServerBox> sealAgain,
            boolean justCame) {
        this.database = database;
        this.phones = phones;
        this.enrolment = enrolment;
        this.offer = offer;
        this.clock = clock;
        this.sealAgain = sealAgain;
        this.justCame = justCame;
    }

    @Override
    public Postscript say(int packageBytes) {
        given = wish.flatMap(wished -> offer.answer(wished, packageBytes));
        return new Postscript(
                phones.counter(enrolment),
                Optional.empty(),
                detail,
                List.of(),
                sealedHeld,
                sealAgain,
                Optional.empty(),
                given,
                Optional.of(clock.instant()));
    }

    /** What was asked for of a package and had no room in the answer. */
    List<PackagePart> further() {
        return wish.flatMap(wished -> given.map(first -> offer.further(first, wished.most())))
                .orElse(List.of());
    }

    @Override
    public boolean hear(Heard heard) {
        Postscript said = heard.postscript();
        wish = said.wish();
        if (phones.counted(enrolment, said.counter(), wish.map(PackageWish::held)) && justCame) {
            phones.heard(enrolment);
        }
        detail = said.doubt().map(this::detail);
        // a transaction that is run again hears the same once more
        sealedHeld.clear();
        for (SealedBlob blob : said.sealed()) {
            keep(blob);
            sealedHeld.add(blob.id());
        }
        return false;
    }

    private void keep(SealedBlob blob) {
        database.write(db -> {
            try (PreparedStatement insert = db.prepareStatement(
                    "INSERT INTO sealed_report (id, arrived_day, blob) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
                insert.setLong(1, blob.id());
                insert.setString(
                        2, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
                insert.setBytes(3, blob.bytes().toArray());
                return insert.executeUpdate();
            }
        });
    }

    private Postscript.Detail detail(Postscript.Doubt doubt) {
        return database.read(db -> {
            List<Long> numbers = new ArrayList<>();
            List<Long> digests = new ArrayList<>();
            try (PreparedStatement query = db.prepareStatement("""
                    SELECT number, hash FROM entry WHERE enrolment_id = ? AND generation = ? AND number >= ?
                    ORDER BY number LIMIT ?
                    """)) {
                query.setString(1, enrolment.toString());
                query.setInt(2, doubt.generation());
                query.setLong(3, doubt.from());
                query.setInt(4, Postscript.MOST_DETAILS);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        numbers.add(rows.getLong(1));
                        digests.add(Digest.of(Bytes.of(rows.getBytes(2))));
                    }
                }
            }
            return new Postscript.Detail(doubt.generation(), numbers, digests);
        });
    }
}
