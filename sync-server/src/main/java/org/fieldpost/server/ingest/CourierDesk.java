package org.fieldpost.server.ingest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
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
import org.fieldpost.server.web.Web;

/** Where courier files are handed in, and their answer files handed out. */
public final class CourierDesk implements Web.Feature {

    /** Answers wait in memory until fetched; handing the courier file in again makes the same answer anew. */
    private static final int MOST_ANSWERS = 50;

    private final Ingest ingest;
    private final Map<String, byte[]> answers = Collections.synchronizedMap(new LinkedHashMap<>());

    public CourierDesk(Ingest ingest) {
        this.ingest = ingest;
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
        Map<String, Bytes> down = new LinkedHashMap<>();
        for (Bytes envelope : contents.envelopes()) {
            Ingest.Receipt receipt = ingest.receive(envelope);
            if (receipt instanceof Ingest.Answer answer) {
                fresh.merge(answer.officerCode(), answer.fresh(), Integer::sum);
                down.put(answer.officerCode(), answer.envelope());
            } else {
                refused.add(((Ingest.TurnedAway) receipt).reason());
            }
        }
        Optional<String> answer = down.isEmpty() ? Optional.empty() : Optional.of(keep(List.copyOf(down.values())));
        return new Imported(name, contents.envelopes().size(), fresh, refused, contents.damage(), answer);
    }

    private String keep(List<Bytes> envelopes) {
        byte[] file = CourierFile.encode(envelopes);
        String name = "answer-" + Sha256.of(file).hex().substring(0, 12) + CourierFile.ENDING;
        synchronized (answers) {
            answers.put(name, file);
            while (answers.size() > MOST_ANSWERS) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
        return name;
    }

    /** The answer file's bytes, while it waits. */
    public Optional<byte[]> answer(String name) {
        return Optional.ofNullable(answers.get(name));
    }

    private void answer(Context ctx) {
        String name = ctx.pathParam("name");
        byte[] file = answer(name).orElseThrow(NotFoundResponse::new);
        ctx.contentType("application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(file);
    }
}
