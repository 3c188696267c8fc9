package org.fieldpost.server.setup;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.read.MissionWriter;
import org.fieldpost.model.read.RegionsReader;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionPackages;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.web.Web;

/** Where an administrator changes the mission's package: into a draft, looked at with its checks, then put in force at once. */
public final class MissionPages implements Web.Feature {

    private static final int MOST_FILE_BYTES = 16 * 1024 * 1024;

    private final MissionPackages packages;
    private final Counts counts;
    private final MissionPackages.Publishing publishing;

    /** How many reports lie in each region now, by its code. */
    public interface Counts {
        Map<String, Long> byRegion();
    }

    /** @param publishing moves what was reported to the regions that come into force, in the same transaction */
    public MissionPages(MissionSpace space, Counts counts, MissionPackages.Publishing publishing) {
        this.packages = space.packages();
        this.counts = counts;
        this.publishing = publishing;
    }

    /** The draft as the page shows it. */
    public record Preview(MissionPackages.Draft draft, List<Finding> findings, RegionsMap map) {
        public Preview {
            findings = List.copyOf(findings);
        }
    }

    /** Whole days that a form offers, the mission's own among them. */
    public static List<Integer> daysOffered(Retention.Stay now) {
        return Stream.concat(Stream.of(0, 1, 3, 7, 14, 30, 60, Retention.MOST_DAYS), Stream.of(now.days()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether a package can do without this file. */
    public static boolean mayGo(String name) {
        return !MissionPackages.NEEDED.contains(name);
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/mission", ctx -> show(ctx, web, Optional.empty()), Right.MISSION);
        routes.get("/mission/files/{name}", this::download, Right.MISSION);
        routes.post("/mission/files", ctx -> drawing(ctx, web, this::uploaded), Right.MISSION);
        routes.post("/mission/remove", ctx -> drawing(ctx, web, MissionPages::removed), Right.MISSION);
        routes.post("/mission/facts", ctx -> drawing(ctx, web, this::facts), Right.MISSION);
        routes.post("/mission/discard", this::discard, Right.MISSION);
        routes.post("/mission/publish", ctx -> publish(ctx, web), Right.MISSION);
    }

    private void show(Context ctx, Web web, Optional<Problem> problem) {
        MissionPackages.Version current = packages.current();
        Map<String, Object> values = new HashMap<>();
        values.put("current", current);
        values.put(
                "map",
                RegionsMap.of(
                        current.mission(), current.mission(), web.page(ctx).language()));
        values.put(
                "preview",
                packages.draft()
                        .map(draft -> new Preview(
                                draft,
                                Comparison.of(current, draft.next(), counts.byRegion()),
                                RegionsMap.of(
                                        current.mission(),
                                        draft.next().mission(),
                                        web.page(ctx).language()))));
        values.put("problem", problem);
        web.show(ctx, "mission.jte", values);
    }

    private interface Reading {
        Map<String, Optional<String>> of(Context ctx) throws IOException;
    }

    /** Keeps what the form says in the draft, or says what is wrong with it and keeps the draft as it was. */
    private void drawing(Context ctx, Web web, Reading reading) throws IOException {
        try {
            packages.draw(reading.of(ctx), web.page(ctx).person().orElseThrow().name());
        } catch (ProblemException e) {
            ctx.status(400);
            show(ctx, web, Optional.of(e.problem()));
            return;
        }
        ctx.redirect("/mission", HttpStatus.SEE_OTHER);
    }

    /** Files of which the form says what they are, or which are named as the package names them. */
    private Map<String, Optional<String>> uploaded(Context ctx) throws IOException {
        Map<String, Optional<String>> files = new LinkedHashMap<>();
        String as = field(ctx, "as");
        for (UploadedFile file : ctx.uploadedFiles("file")) {
            if (file.size() == 0) {
                continue;
            }
            String name = as.isEmpty() ? file.filename() : as;
            String text = text(file);
            files.put(name, Optional.of(name.endsWith(".geojson") ? regions(ctx, file.filename(), text) : text));
        }
        if (files.isEmpty()) {
            throw Problem.of("setup.no_file").asException();
        }
        return files;
    }

    /** Read by the properties that the form names, and written as packages have them. */
    private static String regions(Context ctx, String filename, String text) {
        String code = field(ctx, "code_property");
        String name = field(ctx, "name_property");
        return MissionWriter.regions(
                RegionsReader.read(filename, text, code.isEmpty() ? "code" : code, name.isEmpty() ? "name" : name));
    }

    private static String text(UploadedFile file) throws IOException {
        if (file.size() > MOST_FILE_BYTES) {
            throw Problem.of("setup.large", file.filename(), MOST_FILE_BYTES / 1024 / 1024)
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

    private static Map<String, Optional<String>> removed(Context ctx) {
        return Map.of(field(ctx, "name"), Optional.empty());
    }

    private Map<String, Optional<String>> facts(Context ctx) {
        MissionPackages.Version base =
                packages.draft().map(MissionPackages.Draft::next).orElseGet(packages::current);
        return Map.of(
                "mission.json",
                Optional.of(MissionWriter.facts(MissionFacts.read(base.mission(), name -> field(ctx, name)))));
    }

    private void discard(Context ctx) {
        packages.discard();
        ctx.redirect("/mission", HttpStatus.SEE_OTHER);
    }

    private void publish(Context ctx, Web web) {
        if (packages.publish(
                        field(ctx, "version"),
                        web.page(ctx).person().orElseThrow().name(),
                        publishing)
                .isEmpty()) {
            ctx.status(409);
            show(ctx, web, Optional.of(Problem.of("setup.other_draft")));
            return;
        }
        ctx.redirect("/mission", HttpStatus.SEE_OTHER);
    }

    private void download(Context ctx) {
        String name = ctx.pathParam("name");
        String content =
                Optional.ofNullable(packages.current().toDownload().get(name)).orElseThrow(NotFoundResponse::new);
        ctx.contentType("application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("").strip();
    }
}
