package org.fieldpost.server.products;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.fieldpost.model.report.Handling;
import org.fieldpost.server.access.Deed;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.analysis.CountedReports;
import org.fieldpost.server.analysis.CountedReports.Counted;
import org.fieldpost.server.analysis.Wanted;
import org.fieldpost.server.web.Web;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One export on its way out, page by page. Nobody takes for whole what did not come to its end: the connection breaks. */
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final int AT_ONCE = 500;

    private final Context ctx;
    private final Web web;
    private final CountedReports reports;

    Sending(Context ctx, Web web, CountedReports reports) {
        this.ctx = ctx;
        this.web = web;
        this.reports = reports;
    }

    void send(ExportAsked asked, Columns columns, About about, ZoneId zone, Path directory) throws IOException {
        OutputStream out = ctx.res().getOutputStream();
        try (RowWriter rows = asked.format().open(out, columns.all(), about, directory)) {
            each(asked.wanted(zone), columns, rows);
            rows.finish();
        } catch (IOException | RuntimeException e) {
            if (!ctx.res().isCommitted()) {
                ctx.res().resetBuffer();
                ctx.res().setHeader("Content-Disposition", null);
                throw e;
            }
            LOG.warn("an export broke off: {}", e.getClass().getName());
            breakOff(e);
        } catch (Error e) {
            breakOff(e);
            throw e;
        }
    }

    private void breakOff(Throwable why) {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getServletChannel()
                .abort(why);
    }

    /** What is restricted is written down before any of its page leaves. */
    private void each(Wanted wanted, Columns columns, RowWriter rows) throws IOException {
        Sight sight = web.sight(ctx);
        Optional<CountedReports.Key> after = Optional.empty();
        List<Counted> page;
        do {
            page = reports.page(sight, wanted, after, AT_ONCE);
            web.log(
                    ctx,
                    Deed.EXPORT,
                    page.stream()
                            .filter(each -> each.handling().atLeast(Handling.H3))
                            .map(Counted::receipt)
                            .toList());
            for (Counted each : page) {
                rows.row(columns.row(each));
                after = Optional.of(new CountedReports.Key(each.observedAt(), each.receipt()));
            }
        } while (page.size() == AT_ONCE);
    }
}
