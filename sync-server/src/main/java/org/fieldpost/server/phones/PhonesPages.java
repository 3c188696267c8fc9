package org.fieldpost.server.phones;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.crypto.KeyPin;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.enrolment.ServerAddress;
import org.fieldpost.model.words.Problem;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.web.QrDrawing;
import org.fieldpost.server.web.Web;

/** The administrator's page of phones: invite by QR code, text or file; compare fingerprints; see who was heard when. */
public final class PhonesPages implements Web.Feature {

    private static final int MOST_ON_SHEET = 40;

    private final Phones phones;
    private final Consumer<Phone> confirm;
    private final String phoneAddress;
    private final Optional<KeyPin> pin;

    /**
     * @param confirm makes an enrolment final and reads what waited for it
     * @param phoneAddress where phones reach this server, or empty to use the pages' own
     * @param pin of a self-made certificate
     */
    public PhonesPages(Phones phones, Consumer<Phone> confirm, String phoneAddress, Optional<KeyPin> pin) {
        this.pin = pin;
        this.phones = phones;
        this.confirm = confirm;
        this.phoneAddress = phoneAddress;
    }

    /** An invitation as the page shows it, once: its secret is kept nowhere. */
    public record Shown(Invitation invitation, String code, String qrPath, int qrSize) {}

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.get("/phones", ctx -> list(ctx, web, Optional.empty()), Right.ENROL);
        routes.post("/phones/invite", ctx -> invite(ctx, web), Right.ENROL);
        routes.post("/phones/sheet", ctx -> sheet(ctx, web), Right.ENROL);
        routes.post("/phones/{id}/confirm", this::confirm, Right.ENROL);
        routes.post("/phones/{id}/revoke", this::revoke, Right.ENROL);
    }

    private void list(Context ctx, Web web, Optional<Shown> invited) {
        web.show(
                ctx,
                "phones.jte",
                Map.of("phones", phones.all(), "invited", invited, "pin", pin, "current", phones.packageNow()));
    }

    /** Invitations for so many phones, on cards to be printed and cut. */
    private void sheet(Context ctx, Web web) {
        String many = Optional.ofNullable(ctx.formParam("many")).orElse("").strip();
        if (!many.matches("\\d{1,2}") || Integer.parseInt(many) < 1 || Integer.parseInt(many) > MOST_ON_SHEET) {
            throw Problem.of("phones.sheet_number", MOST_ON_SHEET).asException();
        }
        ServerAddress server = address(ctx, web);
        List<Shown> sheet = Stream.generate(() -> shown(phones.invite(server)))
                .limit(Integer.parseInt(many))
                .toList();
        web.show(ctx, "phones_sheet.jte", Map.of("sheet", sheet));
    }

    private ServerAddress address(Context ctx, Web web) {
        String url = phoneAddress.isEmpty() ? web.address(ctx) : phoneAddress;
        return new ServerAddress(url, pin.filter(known -> url.startsWith("https://")));
    }

    private void invite(Context ctx, Web web) {
        Invitation invitation = phones.invite(address(ctx, web));
        if ("file".equals(ctx.formParam("as"))) {
            ctx.contentType("application/octet-stream")
                    .header(
                            "Content-Disposition",
                            "attachment; filename=\"" + invitation.officerCode() + Invitation.FILE_ENDING + "\"")
                    .result(invitation.code() + "\n");
            return;
        }
        list(ctx, web, Optional.of(shown(invitation)));
    }

    private static Shown shown(Invitation invitation) {
        QrDrawing qr = QrDrawing.of(invitation.code());
        return new Shown(invitation, invitation.code(), qr.path(), qr.size());
    }

    private void confirm(Context ctx) {
        confirm.accept(phone(ctx));
        ctx.redirect("/phones", HttpStatus.SEE_OTHER);
    }

    private void revoke(Context ctx) {
        phones.revoke(phone(ctx).id());
        ctx.redirect("/phones", HttpStatus.SEE_OTHER);
    }

    private Phone phone(Context ctx) {
        return Optional.of(ctx.pathParam("id"))
                .filter(id -> id.matches("[0-9a-f]{16}"))
                .flatMap(id -> phones.find(EnrolmentId.parse(id)))
                .orElseThrow(NotFoundResponse::new);
    }
}
