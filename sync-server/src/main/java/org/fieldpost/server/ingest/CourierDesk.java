package org.fieldpost.server.ingest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.exchange.crypto.Sha256;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** Where courier files are handed in, and their answer files handed out. */
public final class CourierDesk implements Web.Feature {

    /** So many answers wait until they are fetched, from whichever server; handing the courier file in again makes one anew. */
    private static final int MOST_ANSWERS = 50;

    private final Database database;
    private final Ingest ingest;
    private final Clock clock;

    public CourierDesk(Database database, Ingest ingest, Clock clock) {
        this.database = database;
        this.ingest = ingest;
        this.clock = clock;
    }

    /**
     * What a courier file brought.
     *
     * @param fresh entries that were new here, by officer code
     * @param refused reasons, one for each envelope that was refused
     * @param answer name under which the answer file can be fetched
     */
    public record Imported(
            String file,
            int envelopes,
            Map<String, Integer> fresh,
            List<Refusal> refused,
            Optional<Problem> damage,
            Optional<String> answer) {}

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/courier", ctx -> web.show(ctx, "courier.jte", Map.of("imported", List.of())), Right.IMPORT);
        routes.post(
                "/courier",
                ctx -> {
                    List<Imported> imported = new ArrayList<>();
                    for (UploadedFile file : ctx.uploadedFiles("file")) {
                        try (InputStream in = file.content()) {
                            imported.add(take(file.filename(), in));
                        }
                    }
                    if (imported.isEmpty()) {
                        throw Problem.of("courier.none").asException();
                    }
                    web.show(ctx, "courier.jte", Map.of("imported", imported));
                },
                Right.IMPORT);
        routes.get("/courier/answers/{name}", this::answer, Right.IMPORT);
    }

    /** Imports one file; every whole envelope in it is taken, whatever follows. */
    public Imported take(String name, InputStream in) throws IOException {
        CourierFile.Contents contents = CourierFile.read(name, in);
        Map<String, Integer> fresh = new LinkedHashMap<>();
        List<Refusal> refused = new ArrayList<>();
        Map<String, List<Bytes>> down = new LinkedHashMap<>();
        for (Bytes envelope : contents.envelopes()) {
            Ingest.Receipt receipt = ingest.receive(envelope);
            if (receipt instanceof Ingest.Answer answer) {
                fresh.merge(answer.officerCode(), answer.fresh(), Integer::sum);
                List<Bytes> answers = new ArrayList<>(List.of(answer.envelope()));
                answers.addAll(answer.further());
                down.put(answer.officerCode(), answers);
            } else {
                refused.add(((Ingest.TurnedAway) receipt).reason());
            }
        }
        Optional<String> answer = down.isEmpty()
                ? Optional.empty()
                : Optional.of(keep(down.values().stream().flatMap(List::stream).toList()));
        return new Imported(name, contents.envelopes().size(), fresh, refused, contents.damage(), answer);
    }

    private String keep(List<Bytes> envelopes) {
        byte[] file = CourierFile.encode(envelopes);
        String name = "answer-" + Sha256.of(file).hex().substring(0, 12) + CourierFile.ENDING;
        return database.write(db -> {
            try (PreparedStatement keep = db.prepareStatement("""
                            INSERT INTO courier_answer (name, made_at, file) VALUES (?, ?, ?)
                            ON CONFLICT (name) DO UPDATE SET made_at = excluded.made_at
                            """);
                    PreparedStatement forget = db.prepareStatement("""
                            DELETE FROM courier_answer WHERE name NOT IN
                                (SELECT name FROM courier_answer ORDER BY made_at DESC, name LIMIT ?)
                            """)) {
                keep.setString(1, name);
                keep.setLong(2, clock.millis());
                keep.setBytes(3, file);
                keep.executeUpdate();
                forget.setInt(1, MOST_ANSWERS);
                forget.executeUpdate();
            }
            return name;
        });
    }

    /** The answer file's bytes, while it waits. */
    public Optional<byte[]> answer(String name) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement("SELECT file FROM courier_answer WHERE name = ?")) {
                query.setString(1, name);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
                }
            }
        });
    }

    private void answer(Context ctx) {
        String name = ctx.pathParam("name");
        byte[] file = answer(name).orElseThrow(NotFoundResponse::new);
        ctx.contentType("application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(file);
    }
}
