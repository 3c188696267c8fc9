package org.fieldpost.rehearsal.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long each view takes, from the request to its last byte, over a large mission: first as after a start, then warm. */
final class ViewCost {

    private static final int ROUNDS = 60;

    private static final List<String> VIEWS = List.of(
            "/?weeks=4",
            "/?weeks=4&show=RATE&kind=BORDER&basis=SAW&grading=GRADED",
            "/?weeks=4&show=CHANGE&light=NIGHT&means=VEHICLE",
            "/?weeks=12&show=RATE",
            "/?weeks=52&show=CHANGE&kind=SMUGGLING&grading=FIRM",
            "/coverage?weeks=4",
            "/coverage?weeks=52",
            "/trend?interface=I1&weeks=26",
            "/trend?interface=I1&weeks=156&kind=SMUGGLING",
            "/map?weeks=4",
            "/map?weeks=52&interface=I6",
            "/lag?weeks=52",
            "/lag?weeks=156",
            "/reports?weeks=4",
            "/reports?weeks=4&interface=I1&region=%REGION%&kind=SMUGGLING",
            "/reports?weeks=52&interface=I6&region=%REGION%");

    private ViewCost() {}

    static void run(FilledServer server) throws IOException, InterruptedException {
        String region = server.mission().regions().regions().get(0).code();
        for (String view : VIEWS) {
            measure(server, view.replace("%REGION%", region));
        }
    }

    private static void measure(FilledServer server, String view) throws IOException, InterruptedException {
        List<Double> ms = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            HttpResponse<byte[]> answer = server.get(view, HttpResponse.BodyHandlers.ofByteArray());
            ms.add((System.nanoTime() - began) / 1e6);
            bytes = answer.body().length;
        }
        double first = ms.get(0);
        double[] warm = ms.stream().skip(10).mapToDouble(each -> each).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-70s first %.0f ms, warm p50 %.0f ms, p95 %.0f ms, %,d bytes%n",
                view,
                first,
                warm[warm.length / 2],
                warm[(int) (warm.length * 0.95)],
                bytes);
    }
}
