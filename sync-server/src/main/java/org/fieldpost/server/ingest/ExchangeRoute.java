package org.fieldpost.server.ingest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.web.Web;

/** {@code POST /exchange}: one envelope up, one down; 422 with the number of a refusal. */
public final class ExchangeRoute implements Web.Feature {

    private final Ingest ingest;
    private final Pace pace = new Pace();

    public ExchangeRoute(Ingest ingest) {
        this.ingest = ingest;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.post(HttpCarrier.PATH, this::exchange, Right.PHONES);
    }

    private void exchange(Context ctx) throws IOException {
        byte[] body = ctx.bodyInputStream().readNBytes(Envelope.MOST_BYTES + 1);
        Bytes envelope = Bytes.of(body);
        Optional<Ingest.Receipt> taken =
                pace.allows(sender(ctx, envelope)) ? pace.withRoom(() -> ingest.receive(envelope)) : Optional.empty();
        Ingest.Receipt receipt = taken.orElse(new Ingest.TurnedAway(Refusal.BUSY));
        if (receipt instanceof Ingest.Answer answer) {
            ctx.contentType(HttpCarrier.CONTENT_TYPE).result(answer.envelope().toArray());
        } else {
            Refusal reason = ((Ingest.TurnedAway) receipt).reason();
            ctx.status(HttpCarrier.TURNED_AWAY).contentType("text/plain").result(String.valueOf(reason.number()));
        }
    }

    /** Address and enrolment together: nobody uses up another's pace by writing his name on an envelope. */
    private static String sender(Context ctx, Bytes envelope) {
        try {
            return ctx.ip() + " " + Envelope.parse(envelope).header().enrolment();
        } catch (Envelope.RefusedException e) {
            return ctx.ip();
        }
    }
}
