package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.exchange.Priority;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.exchange.entry.BodyCodec;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.report.ReceiptCode;

/**
 * Entries whose content may stay no longer.
 *
 * @param atSubmission reports that leave when they are submitted, with every revision and every piece of their photos
 * @param afterDelivery what the server has held for long enough
 */
record Due(List<Item> atSubmission, List<Item> afterDelivery) {

    /** An entry that is to leave. */
    record Item(int generation, long number, Priority priority, boolean restricted) {

        /** What is known to the server travels again only after a restore, and then apart from what never arrived. */
        boolean sharesEnvelopeWith(Item other) {
            return generation == other.generation && priority == other.priority && restricted == other.restricted;
        }
    }

    private record Place(int generation, long number) {}

    /**
     * An entry that can be read.
     *
     * @param revision what it says, when it is of a report
     */
    private record Found(
            Place place,
            int kind,
            Priority priority,
            Optional<Instant> delivered,
            Optional<Body.ObservationRevision> revision) {

        Optional<Place> report() {
            return revision.map(said -> said.revises()
                    .map(base -> new Place(base.generation(), base.number()))
                    .orElse(place));
        }
    }

    Due {
        atSubmission = List.copyOf(atSubmission);
        afterDelivery = List.copyOf(afterDelivery);
    }

    /** @param corrected reports that stay as they are being corrected */
    static Due of(Connection db, SqliteJournal journal, Retention rule, Instant now, Set<ReceiptCode> corrected)
            throws SQLException {
        List<Item> atSubmission = new ArrayList<>();
        List<Item> afterDelivery = new ArrayList<>();
        Set<Place> staying = new HashSet<>();
        corrected.forEach(receipt -> staying.add(new Place(receipt.generation(), receipt.number())));
        List<Found> found = found(db, journal);
        var restricted = new Restricted(new HashSet<>(), new HashSet<>());
        for (Found each : found) {
            if (each.report().filter(report -> !staying.contains(report)).isPresent()) {
                restricted.add(each, rule);
            }
        }
        for (Found each : found) {
            if (each.report().filter(staying::contains).isPresent()) {
                continue;
            }
            if (restricted.holds(journal, each)) {
                atSubmission.add(new Item(each.place.generation, each.place.number, each.priority, true));
            } else if (stay(each, rule).isOver(each.delivered, now)) {
                afterDelivery.add(new Item(each.place.generation, each.place.number, each.priority, false));
            }
        }
        return new Due(atSubmission, afterDelivery);
    }

    /** Reports that leave at submission, and their photos. */
    private record Restricted(Set<Place> reports, Set<PhotoRef> photos) {

        void add(Found each, Retention rule) {
            Body.ObservationRevision said = each.revision.orElseThrow();
            if (!rule.of(said.observation().circumstances().handling()).submitted()) {
                reports.add(each.report().orElseThrow());
                photos.addAll(said.photos());
            }
        }

        boolean holds(SqliteJournal journal, Found each) {
            if (each.kind != Body.PhotoChunk.KIND) {
                return each.report().filter(reports::contains).isPresent();
            }
            return !photos.isEmpty()
                    && BodyCodec.decode(journal.entry(each.place.generation, each.place.number))
                            instanceof Body.PhotoChunk piece
                    && photos.contains(piece.photo());
        }
    }

    /** Photos are never looked at again on the phone: they leave as soon as the server holds them. */
    private static Retention.Stay stay(Found each, Retention rule) {
        if (each.kind == Body.PhotoChunk.KIND) {
            return Retention.Stay.after(0);
        }
        Retention.Stay unlevelled = rule.usual().submitted() ? rule.usual() : Retention.Stay.after(0);
        return each.revision
                .map(said -> rule.of(said.observation().circumstances().handling()))
                .orElse(unlevelled);
    }

    private static Body.ObservationRevision revision(SqliteJournal journal, Place place) {
        return (Body.ObservationRevision) BodyCodec.decode(journal.entry(place.generation, place.number));
    }

    /** What a phone says of itself is no content; what nobody knows to be delivered can leave only with a report. */
    private static List<Found> found(Connection db, SqliteJournal journal) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (PreparedStatement query = db.prepareStatement("""
                SELECT generation, number, kind, priority, delivered_at FROM journal_entry
                WHERE gone = 0 AND moved_generation IS NULL AND kind NOT IN (?, ?) AND (delivered_at IS NOT NULL OR kind IN (?, ?))
                ORDER BY priority, generation, number
                """)) {
            query.setInt(1, Body.Status.KIND);
            query.setInt(2, Body.Clock.KIND);
            query.setInt(3, Body.ObservationRevision.KIND);
            query.setInt(4, Body.PhotoChunk.KIND);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    var place = new Place(rows.getInt("generation"), rows.getLong("number"));
                    int kind = rows.getInt("kind");
                    boolean report = kind == Body.ObservationRevision.KIND;
                    long deliveredAt = rows.getLong("delivered_at");
                    found.add(new Found(
                            place,
                            kind,
                            SqliteJournal.PRIORITIES[rows.getInt("priority")],
                            deliveredAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(deliveredAt)),
                            report ? Optional.of(revision(journal, place)) : Optional.empty()));
                }
            }
        }
        return found;
    }
}
