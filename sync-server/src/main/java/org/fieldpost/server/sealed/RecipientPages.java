package org.fieldpost.server.sealed;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.mission.Recipients;
import org.fieldpost.server.offline.RecipientSlip;
import org.fieldpost.server.web.Web;

/** Whom sealed reports go to: the administrator hands in the public part and compares its fingerprint with the paper. */
public final class RecipientPages implements Web.Feature {

    private static final int MOST_BYTES = 4096;

    private final Recipients recipients;
    private final MissionSpace space;

    public RecipientPages(Recipients recipients, MissionSpace space) {
        this.recipients = recipients;
        this.space = space;
    }

    /** What was handed in and waits for the look at the paper. */
    public record HandedIn(String fingerprint, long sequence, String text) {}

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/recipients", ctx -> show(ctx, web, Optional.empty(), Optional.empty()), Right.MISSION);
        routes.post("/recipients", ctx -> take(ctx, web), Right.MISSION);
    }

    private void show(Context ctx, Web web, Optional<HandedIn> handedIn, Optional<Problem> problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("recipients", recipients.after(0));
        values.put("handedIn", handedIn);
        values.put("problem", problem);
        web.show(ctx, "recipients.jte", values);
    }

    private void take(Context ctx, Web web) throws IOException {
        String text = Optional.ofNullable(ctx.formParam("recipient")).orElse("");
        String name = "recipient";
        UploadedFile file = ctx.uploadedFile("file");
        if (file != null) {
            name = file.filename();
            try (InputStream in = file.content()) {
                text = new String(in.readNBytes(MOST_BYTES + 1), StandardCharsets.ISO_8859_1);
            }
        }
        try {
            RecipientSlip slip = RecipientSlip.read(name, text);
            if (!slip.mission().equals(space.id())) {
                throw Problem.of("recipient.other_mission", name).asException();
            }
            if (ctx.formParam("compared") == null) {
                recipients.requireNext(slip.key());
                show(
                        ctx,
                        web,
                        Optional.of(new HandedIn(
                                slip.key().fingerprint(), slip.key().sequence(), slip.text())),
                        Optional.empty());
                return;
            }
            recipients.add(slip.key());
            ctx.redirect("/recipients", HttpStatus.SEE_OTHER);
        } catch (ProblemException e) {
            ctx.status(400);
            show(ctx, web, Optional.empty(), Optional.of(e.problem()));
        }
    }
}
