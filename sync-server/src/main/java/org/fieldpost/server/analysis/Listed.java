package org.fieldpost.server.analysis;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.access.Sight;

/**
 * A list of the reports behind a number, as an address says it: a report that was opened from it leads back to it. Whatever an
 * address says is read into these parts and written anew from them, so that it leads nowhere else.
 *
 * @param region empty for all regions
 * @param judged empty for all interfaces
 * @param after the report behind which this page of the list begins
 */
public record Listed(
        Asked asked, Optional<String> region, Optional<NexusInterface> judged, Optional<Behind.Key> after) {

    static Listed parse(Function<String, String> parameter) {
        String judged = parameter.apply("interface");
        return new Listed(
                Asked.parse(parameter),
                Optional.ofNullable(parameter.apply("region")).filter(code -> !code.isEmpty()),
                Arrays.stream(NexusInterface.values())
                        .filter(each -> each.name().equals(judged))
                        .findFirst(),
                Behind.Key.parse(parameter.apply("after")));
    }

    /** The list from which this address says that a report was opened; none where it says no weeks. */
    public static Optional<Listed> from(Function<String, String> parameter) {
        return Optional.ofNullable(parameter.apply("weeks")).map(said -> parse(parameter));
    }

    /** The same, as {@link #parameters} wrote it. */
    public static Optional<Listed> from(String parameters) {
        Map<String, String> said = new HashMap<>();
        for (String each : parameters.split("&", -1)) {
            int is = each.indexOf('=');
            if (is > 0) {
                said.putIfAbsent(each.substring(0, is), decoded(each.substring(is + 1)));
            }
        }
        return from(said::get);
    }

    Choice choice(Sight sight, Instant now, ZoneId zone) {
        return new Choice(sight, asked.period(now, zone), asked.filter(), region, judged);
    }

    /** As an address says it, without the question mark. */
    public String parameters() {
        return fromFirst()
                + after.map(key -> "&after=" + encoded(key.parameter())).orElse("");
    }

    /** The same from the list's first page. */
    public String fromFirst() {
        return "region=" + encoded(region.orElse("")) + "&interface="
                + judged.map(NexusInterface::name).orElse("") + "&" + asked.parameters();
    }

    /** This list's page behind this report. */
    public Listed behind(Behind.Key key) {
        return new Listed(asked, region, judged, Optional.of(key));
    }

    public String address() {
        return "/reports?" + parameters();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }
}
