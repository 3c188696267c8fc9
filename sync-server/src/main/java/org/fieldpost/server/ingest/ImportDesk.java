package org.fieldpost.server.ingest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.model.words.Words;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.web.Web;

/** Where reports from elsewhere are brought in as a table: upload, say which column is what, try, take. */
public final class ImportDesk implements Web.Feature {

    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int MOST_SHOWN = 50;

    private final ImportFiles files;

    public ImportDesk(
            Database database, MissionSpace space, Phones phones, Ingest ingest, Clock clock, SecureRandom random) {
        this.files = new ImportFiles(database, space, phones, ingest, clock, random);
    }

    /** Deletes uploaded files that nobody took within a day. */
    public void letGo() {
        files.letGo();
    }

    /** A row that is refused, as the page lists it. */
    public record Line(int number, Problem why) {}

    /**
     * A file and what the mapping makes of it.
     *
     * @param readable how many rows are reports
     * @param refused the first of those that are not
     * @param named lines, the first of them, whose notes seem to name somebody
     */
    public record Trial(
            long id,
            String name,
            List<String> header,
            ImportColumns columns,
            int readable,
            int refusals,
            List<Line> refused,
            int namings,
            List<Integer> named) {
        public Trial {
            named = List.copyOf(named);
            header = List.copyOf(header);
            refused = List.copyOf(refused);
        }
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/import", ctx -> start(ctx, web, Optional.empty(), Optional.empty()), Right.MISSION);
        routes.post("/import", ctx -> upload(ctx, web), Right.MISSION);
        routes.get("/import/{id}", ctx -> show(ctx, web, guessed(file(ctx)), Optional.empty()), Right.MISSION);
        routes.post("/import/{id}", ctx -> show(ctx, web, chosen(ctx), Optional.empty()), Right.MISSION);
        routes.post("/import/{id}/refused", ctx -> refusedRows(ctx, web), Right.MISSION);
        routes.post("/import/{id}/take", ctx -> take(ctx, web), Right.MISSION);
    }

    private static void start(Context ctx, Web web, Optional<Problem> problem, Optional<String> taken) {
        Map<String, Object> values = new HashMap<>();
        values.put("problem", problem);
        values.put("taken", taken);
        web.show(ctx, "import.jte", values);
    }

    private void upload(Context ctx, Web web) throws IOException {
        long id;
        try {
            UploadedFile file = Optional.ofNullable(ctx.uploadedFile("file"))
                    .filter(each -> each.size() > 0)
                    .orElseThrow(() -> Problem.of("setup.no_file").asException());
            id = files.keep(
                    file.filename(),
                    text(file),
                    web.page(ctx).person().orElseThrow().name());
        } catch (ProblemException e) {
            ctx.status(400);
            start(ctx, web, Optional.of(e.problem()), Optional.empty());
            return;
        }
        ctx.redirect("/import/" + id, HttpStatus.SEE_OTHER);
    }

    private static String text(UploadedFile file) throws IOException {
        if (file.size() > MOST_BYTES) {
            throw Problem.of("import.large", file.filename(), MOST_BYTES / 1024 / 1024)
                    .asException();
        }
        try (InputStream in = file.content()) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.of("file.encoding", file.filename()).causedBy(e);
        }
    }

    private ImportFiles.Uploaded file(Context ctx) {
        return Optional.of(ctx.pathParam("id"))
                .filter(id -> id.matches("\\d{1,18}"))
                .flatMap(id -> files.find(Long.parseLong(id)))
                .orElseThrow(NotFoundResponse::new);
    }

    private record Mapped(ImportFiles.Uploaded file, ImportColumns columns) {}

    private static Mapped guessed(ImportFiles.Uploaded file) {
        return new Mapped(file, ImportColumns.guess(file.header()));
    }

    /** Columns that the file has, and values that every row may have; anything else in the form is nothing. */
    private Mapped chosen(Context ctx) {
        ImportFiles.Uploaded file = file(ctx);
        Map<String, String> columns = new LinkedHashMap<>();
        for (String field : ImportColumns.FIELDS) {
            String column = Optional.ofNullable(ctx.formParam(field)).orElse("");
            if (file.header().contains(column)
                    || (column.startsWith(ImportColumns.FIXED) && ImportColumns.MAY_BE_FIXED.contains(field))) {
                columns.put(field, column);
            }
        }
        return new Mapped(file, new ImportColumns(columns));
    }

    private void show(Context ctx, Web web, Mapped mapped, Optional<Problem> problem) {
        ImportFiles.Tried tried = files.attempt(mapped.file, mapped.columns);
        List<Integer> named = tried.readable().stream()
                .filter(ImportRows.Accepted::seemsToName)
                .map(ImportRows.Accepted::line)
                .toList();
        web.show(
                ctx,
                "import_columns.jte",
                Map.of(
                        "problem",
                        problem,
                        "trial",
                        new Trial(
                                mapped.file.id(),
                                mapped.file.name(),
                                mapped.file.header(),
                                mapped.columns,
                                tried.readable().size(),
                                tried.refused().size(),
                                tried.refused().stream()
                                        .limit(MOST_SHOWN)
                                        .map(row -> new Line(row.line(), row.why()))
                                        .toList(),
                                named.size(),
                                named.stream().limit(MOST_SHOWN).toList())));
    }

    /** The refused rows with their reasons, to be corrected and brought again. */
    private void refusedRows(Context ctx, Web web) {
        Mapped mapped = chosen(ctx);
        Words words = web.page(ctx).words();
        String header = Stream.concat(mapped.file.header().stream(), Stream.of("line", "reason"))
                .map(ImportDesk::cell)
                .collect(Collectors.joining(","));
        String table = files.attempt(mapped.file, mapped.columns).refused().stream()
                .map(row -> Stream.concat(
                                row.cells().values().stream(),
                                Stream.of(String.valueOf(row.line()), row.why().in(words)))
                        .map(ImportDesk::cell)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "\uFEFF" + header + "\n", "\n"));
        ctx.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"refused.csv\"")
                .result(table);
    }

    /** Quoted, and never read as a formula by a spreadsheet. */
    private static String cell(String text) {
        String safe = text.matches("^[=+@\\t\\r].*|^-[^0-9].*") ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private void take(Context ctx, Web web) {
        Mapped mapped = chosen(ctx);
        String named = Optional.ofNullable(ctx.formParam("named")).orElse("");
        if (!named.matches("take|leave")
                && files.attempt(mapped.file, mapped.columns).readable().stream()
                        .anyMatch(ImportRows.Accepted::seemsToName)) {
            ctx.status(400);
            show(ctx, web, mapped, Optional.of(Problem.of("import.named_choose")));
            return;
        }
        Optional<String> code = files.take(
                mapped.file,
                mapped.columns,
                named.equals("take"),
                web.page(ctx).person().orElseThrow().name());
        if (code.isEmpty()) {
            ctx.status(400);
            show(ctx, web, mapped, Optional.of(Problem.of("import.nothing")));
            return;
        }
        start(ctx, web, Optional.empty(), code);
    }
}
