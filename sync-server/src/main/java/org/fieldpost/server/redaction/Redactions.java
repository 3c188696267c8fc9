package org.fieldpost.server.redaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.mission.OutsideLog;
import org.fieldpost.server.storage.Database;

/** Finds words in all stored copies of a report and destroys them, on the disk too, as far as the engine can. */
public final class Redactions {

    public static final int LEAST_CHARS = 2;
    public static final int MOST_CHARS = 200;

    private static final String PHOTO = "redacted-photo";

    private final Database database;
    private final OutsideLog outside;

    public Redactions(Database database, OutsideLog outside) {
        this.database = database;
        this.outside = outside;
    }

    /**
     * Where words stand.
     *
     * @param text the whole text of the field
     * @param copies how many stored copies hold this very text
     */
    public record Place(String text, int from, int to, int copies) {}

    /**
     * All places of these words in a report, its questions, answers, text copies and its patrol's report.
     *
     * @throws org.fieldpost.model.words.ProblemException when the words are too few or too many to mean
     */
    public List<Place> find(Reports.Named report, String words) {
        requireMeant(words);
        return database.read(db -> {
            List<Place> places = new ArrayList<>();
            List<Marks.Found> all = new ArrayList<>();
            for (Copy copy : Copies.of(db, report)) {
                copy.find(words)
                        .forEach(found -> all.add(new Marks.Found(
                                new Marks.Mark(
                                        "", found.mark().from(), found.mark().to()),
                                found.text())));
            }
            for (Marks.Found each : new LinkedHashSet<>(all)) {
                int copies = (int) all.stream().filter(each::equals).count();
                places.add(
                        new Place(each.text(), each.mark().from(), each.mark().to(), copies));
            }
            return places;
        });
    }

    private static void requireMeant(String words) {
        if (words.length() < LEAST_CHARS || words.length() > MOST_CHARS || words.contains("█")) {
            throw Problem.of("redact.words", LEAST_CHARS, MOST_CHARS).asException();
        }
    }

    /**
     * Destroys these words wherever {@link #find} finds them. Blocks while the database's files are written anew.
     *
     * @return how many stored copies lost them
     */
    public int destroy(Reports.Named report, String words) {
        requireMeant(words);
        int changed = database.write(db -> {
            List<Copy> copies = Copies.of(db, report).stream()
                    .filter(copy -> !copy.find(words).isEmpty())
                    .toList();
            Set<Line> lines = new LinkedHashSet<>();
            for (Copy copy : copies) {
                copy.find(words).forEach(found -> lines.add(copy.line(found.mark())));
            }
            for (Line line : lines) {
                outside.append(Line.WHAT, line.written());
                keep(db, line);
            }
            for (Copy copy : copies) {
                copy.redact(db);
            }
            return copies.size();
        });
        if (changed > 0) {
            database.overwriteFreed();
        }
        return changed;
    }

    /** Destroys a photo as a whole, also the pieces of it that come later. */
    public int destroy(Reports.Named report, PhotoRef photo) {
        requireOf(report, photo);
        int pieces = database.write(db -> {
            outside.append(PHOTO, photo.sha256().hex() + " " + photo.size());
            keep(db, photo);
            return Copies.redactPhotos(db, report.enrolment().toString());
        });
        database.overwriteFreed();
        return pieces;
    }

    private void requireOf(Reports.Named report, PhotoRef photo) {
        if (photos(report).stream().noneMatch(of -> of.photo().equals(photo))) {
            throw Problem.of("redact.nowhere").asException();
        }
    }

    /** A photo that some revision of a report names. */
    public record Photo(PhotoRef photo, boolean destroyed) {}

    public List<Photo> photos(Reports.Named report) {
        return database.read(db -> {
            List<Photo> photos = new ArrayList<>();
            for (PhotoRef photo : Copies.photosOf(db, report)) {
                photos.add(new Photo(photo, Redacted.photo(db, photo)));
            }
            return photos;
        });
    }

    /** Whether a photo was destroyed. */
    public boolean destroyed(PhotoRef photo) {
        return database.read(db -> Redacted.photo(db, photo));
    }

    /** After a restore: what the copy that was put back still holds is destroyed again. */
    public void remember() {
        List<Line> lines = outside.read(Line.WHAT).stream().map(Line::read).toList();
        List<String> photos = outside.read(PHOTO);
        if (lines.isEmpty() && photos.isEmpty()) {
            return;
        }
        database.write(db -> {
            for (Line line : lines) {
                keep(db, line);
            }
            for (String photo : photos) {
                String[] words = photo.split(" ", 2);
                keep(db, new PhotoRef(Bytes.of(HexFormat.of().parseHex(words[0])), Integer.parseInt(words[1])));
            }
            Set<String> enrolments = lines.stream()
                    .map(Line::enrolment)
                    .filter(enrolment -> !enrolment.equals(Line.NOBODY))
                    .collect(Collectors.toSet());
            for (String enrolment : enrolments) {
                for (Copy copy : Copies.ofEnrolment(db, enrolment)) {
                    copy.redact(db);
                }
            }
            for (Copy copy : Copies.ofTexts(db)) {
                copy.redact(db);
            }
            if (!photos.isEmpty()) {
                for (String enrolment : Copies.enrolments(db)) {
                    Copies.redactPhotos(db, enrolment);
                }
            }
            return lines.size();
        });
        database.overwriteFreed();
    }

    private static void keep(Connection db, Line line) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("""
                INSERT INTO redaction (original, field, from_char, to_char, enrolment_id, generation, number)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)) {
            insert.setBytes(1, line.original().toArray());
            insert.setString(2, line.mark().field());
            insert.setInt(3, line.mark().from());
            insert.setInt(4, line.mark().to());
            insert.setString(5, line.enrolment());
            insert.setLong(6, line.generation());
            insert.setLong(7, line.number());
            insert.executeUpdate();
        }
    }

    private static void keep(Connection db, PhotoRef photo) throws SQLException {
        try (PreparedStatement insert =
                db.prepareStatement("INSERT INTO redacted_photo (sha256, size) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setBytes(1, photo.sha256().toArray());
            insert.setLong(2, photo.size());
            insert.executeUpdate();
        }
    }
}
