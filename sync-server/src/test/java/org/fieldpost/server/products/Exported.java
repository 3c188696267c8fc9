package org.fieldpost.server.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fieldpost.server.ListedReports;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;

/** What a signed-in person's browser gets of the page of exports. */
final class Exported {

    private static final String PERIOD = "from=2025-11-24&to=2026-11-22";

    private Exported() {}

    static String path(String format, String more) {
        return "/exports/file?" + PERIOD + "&format=" + format + more;
    }

    /** As the browser stores it. */
    static Path file(ServerAtWork at, Visitor visitor, String format, String more, Path directory) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(at.address() + path(format, more)))
                .header("Cookie", visitor.session())
                .build();
        try {
            HttpResponse<Path> answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofFile(directory.resolve("reports." + format)));
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The receipts of a plain CSV, in their order. */
    static List<String> receipts(Visitor visitor, String more) {
        List<String> lines =
                visitor.get(path("csv", more)).body().lines().skip(1).toList();
        return lines.stream().map(line -> line.split(",", 2)[0]).toList();
    }

    /** The receipts that the list of a year shows. */
    static Set<String> listed(Visitor visitor, String more) {
        return Pattern.compile("href=\"/reports/([A-Z0-9*-]+)[?\"]")
                .matcher(String.join("", ListedReports.pages(visitor, "/reports?weeks=52" + more)))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Makes each report that is here stand there so many times more, behind the server's back. */
    static void multiply(ServerAtWork at, int times) {
        List<String> columns = new ArrayList<>(at.columns("observation"));
        columns.remove("receipt");
        String others = String.join(", ", columns);
        at.change("""
                INSERT INTO observation (receipt, %s)
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                    SELECT 'Z' || i || '-' || receipt, %s FROM observation, n
                """.formatted(others, times, others));
    }
}
