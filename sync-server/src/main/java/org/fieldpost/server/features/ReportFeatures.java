package org.fieldpost.server.features;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.server.web.Web;

/** Stub. */
public final class ReportFeatures {

    Page page(Asked asked, Context ctx, Web web) {
        return new Page(List.of(), Optional.empty());
    }

    Optional<Map<String, Object>> find(String receipt, Context ctx, Web web) {
        return Optional.empty();
    }
}
