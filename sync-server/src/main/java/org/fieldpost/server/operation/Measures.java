package org.fieldpost.server.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.ingest.Ingest;
import org.fieldpost.server.storage.Database;

/**
 * What the server counts, for Prometheus: numbers only. Names of people, phones, regions and reports are never a label, as
 * whoever reads the numbers may not be whoever may read reports.
 */
public final class Measures implements AutoCloseable {

    private static final Duration SILENT = Duration.ofDays(7);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();

    public Measures() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** Queues are counted when the numbers are asked for, not before. */
    public void watch(Database database, LongSupplier setAside, Clock clock) {
        database.watch(registry);
        gauge("fieldpost.set.aside", "What stands aside and waits for a person", setAside);
        gauge(
                "fieldpost.reports.waiting",
                "Reports that wait for a decision of a supervisor",
                () -> count(database, "SELECT count(*) FROM awaiting_review WHERE need <> 'ASKED'"));
        gauge(
                "fieldpost.phones.unconfirmed",
                "Phones whose fingerprint nobody has compared yet",
                () -> count(database, """
                SELECT count(*) FROM enrolment WHERE state = 'CLAIMED'
                """));
        gauge(
                "fieldpost.phones.silent",
                "Phones in use that were not heard for a week",
                () -> count(database, """
                SELECT count(*) FROM enrolment WHERE state = 'FINAL' AND coalesce(last_heard_at, 0) < ?
                """, clock.millis() - SILENT.toMillis()));
        gauge(
                "fieldpost.disk.free.bytes",
                "Room on the data directory's disk",
                () -> Readiness.free(database.directory()));
    }

    /** Counts an envelope by what became of it, and the entries it brought that were new. */
    public void envelope(Ingest.Receipt receipt) {
        String outcome = "refused";
        if (receipt instanceof Ingest.Answer answer) {
            outcome = answer.standing().name().toLowerCase(Locale.ROOT);
            registry.counter("fieldpost.entries", "outcome", "taken").increment(answer.fresh());
        }
        registry.counter("fieldpost.envelopes", "outcome", outcome).increment();
    }

    private void gauge(String name, String description, LongSupplier value) {
        Gauge.builder(name, () -> orNothing(value))
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** Numbers are still given when the database is away. */
    private static Number orNothing(LongSupplier value) {
        try {
            return value.getAsLong();
        } catch (ProblemException unknown) {
            return Double.NaN;
        }
    }

    private static long count(Database database, String sql, long... values) {
        return database.read(db -> {
            try (PreparedStatement query = db.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    query.setLong(i + 1, values[i]);
                }
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}
