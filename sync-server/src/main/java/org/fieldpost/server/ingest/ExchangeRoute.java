package org.fieldpost.server.ingest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.carrier.HttpCarrier;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.web.Web;

/** {@code POST /exchange}: one envelope up, one down; 422 with the number of a refusal. */
public final class ExchangeRoute implements Web.Feature {

    private final Ingest ingest;

    public ExchangeRoute(Ingest ingest) {
        this.ingest = ingest;
    }

    @Override
    public void routes(RoutesConfig routes, Web web) {
        routes.post(HttpCarrier.PATH, this::exchange, Right.PHONES);
    }

    private void exchange(Context ctx) throws IOException {
        byte[] body = ctx.bodyInputStream().readNBytes(Envelope.MOST_BYTES + 1);
        Ingest.Receipt receipt = ingest.receive(Bytes.of(body));
        if (receipt instanceof Ingest.Answer answer) {
            ctx.contentType(HttpCarrier.CONTENT_TYPE).result(answer.envelope().toArray());
        } else {
            Refusal reason = ((Ingest.TurnedAway) receipt).reason();
            ctx.status(HttpCarrier.TURNED_AWAY).contentType("text/plain").result(String.valueOf(reason.number()));
        }
    }
}
