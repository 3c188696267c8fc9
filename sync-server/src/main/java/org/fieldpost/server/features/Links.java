package org.fieldpost.server.features;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldpost.server.web.Web;

/**
 * The absolute addresses that answers lead on by.
 *
 * @param server the public address, without a path
 */
record Links(String server) {

    static final String ROOT = "/api/features";
    static final String FOR_PEOPLE = "/api";
    static final String DESCRIPTION = "/api/openapi.json";

    static final String JSON = "application/json";
    static final String GEOJSON = "application/geo+json";
    static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";

    static Links of(Context ctx, Web web) {
        return new Links(web.address(ctx));
    }

    static Map<String, Object> link(String href, String rel, String type, String title) {
        return Json.object("href", href, "rel", rel, "type", type, "title", title);
    }

    String root() {
        return server + ROOT;
    }

    String description() {
        return server + DESCRIPTION;
    }

    String forPeople() {
        return server + FOR_PEOPLE;
    }

    String collection(String id) {
        return root() + "/collections/" + id;
    }

    String items(String id) {
        return collection(id) + "/items";
    }

    String item(String id, String feature) {
        return items(id) + "/" + encoded(feature);
    }

    /** As a person sees it. */
    String page(String receipt) {
        return server + "/reports/" + encoded(receipt);
    }

    /** The very address that was asked for. */
    String itself(Context ctx) {
        return server
                + ctx.path()
                + Optional.ofNullable(ctx.queryString()).map(q -> "?" + q).orElse("");
    }

    /** The same address with all its filters, from there on. */
    String next(Context ctx, String after) {
        String kept = Stream.of(
                        Optional.ofNullable(ctx.queryString()).orElse("").split("&", -1))
                .filter(field -> !field.isEmpty() && !field.startsWith("after="))
                .map(field -> field + "&")
                .collect(Collectors.joining());
        return server + ctx.path() + "?" + kept + "after=" + encoded(after);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
