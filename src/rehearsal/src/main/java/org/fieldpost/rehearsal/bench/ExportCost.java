package org.fieldpost.rehearsal.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What an export of a large mission costs, through HTTP: how fast its rows leave, when the first byte does, how much memory is in
 * use meanwhile; and how long the page takes where it is chosen. Whoever receives runs on the same cores.
 */
final class ExportCost {

    private static final int ROUNDS = 30;
    private static final List<String> FORMATS = List.of("csv", "hxl", "geojson", "gpkg", "xlsx");
    private static final long MOST_ROWS_OF_A_SHEET = 1_048_575;

    private final FilledServer server;
    private final int reports;
    private final String period;

    /** @param days the newest, which hold about so many reports */
    ExportCost(FilledServer server, int reports, int days) {
        this.server = server;
        this.reports = reports;
        LocalDate today = LocalDate.now(server.mission().zone());
        this.period = "from=" + today.minusDays(days) + "&to=" + today;
    }

    void run() throws IOException, InterruptedException {
        page("/exports");
        page("/exports?" + period);
        page("/exports?" + period + "&kind=SMUGGLING&interface=I1");
        for (String format : FORMATS) {
            if (format.equals("xlsx") && reports > MOST_ROWS_OF_A_SHEET) {
                System.out.println("xlsx: more than a sheet holds");
                continue;
            }
            String path = "/exports/file?" + period + "&format=" + format;
            received(format + ", first", path, () -> {});
            var heap = new Heap();
            received(format + ", collected five times a second", path, heap::stop);
            System.out.printf(Locale.ROOT, "%-42s at most %d MB in use%n", format, heap.most() / 1_000_000);
        }
    }

    private void page(String path) throws IOException, InterruptedException {
        double[] ms = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            server.get(path, HttpResponse.BodyHandlers.ofByteArray());
            ms[i] = (System.nanoTime() - began) / 1e6;
        }
        double first = ms[0];
        Arrays.sort(ms);
        System.out.printf(
                Locale.ROOT,
                "%-80s first %.0f ms, p50 %.0f ms, p95 %.0f ms%n",
                path,
                first,
                ms[ROUNDS / 2],
                ms[(int) (ROUNDS * 0.95)]);
    }

    private void received(String what, String path, Runnable then) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long bytes = 0;
        double firstMs = 0;
        try (InputStream in =
                server.get(path, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            byte[] some = new byte[1 << 16];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (bytes == 0) {
                    firstMs = (System.nanoTime() - began) / 1e6;
                }
                bytes += read;
            }
        } finally {
            then.run();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-42s %,.0f reports/s, %.1f s, %,d bytes, first byte after %,.0f ms%n",
                what,
                reports / seconds,
                seconds,
                bytes,
                firstMs);
    }

    /** How much memory is in use after a collection, looked at until it is stopped. */
    private static final class Heap {
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicLong most = new AtomicLong();
        private final Thread looking = new Thread(this::look, "heap");

        Heap() {
            looking.setDaemon(true);
            looking.start();
        }

        private void look() {
            while (!stopped.get()) {
                System.gc();
                long used =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                most.accumulateAndGet(used, Math::max);
                try {
                    TimeUnit.MILLISECONDS.sleep(200);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        void stop() {
            stopped.set(true);
        }

        long most() {
            return most.get();
        }
    }
}
