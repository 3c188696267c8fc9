package org.fieldpost.server.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.fieldpost.model.words.Problem;

/** A port of its own for the numbers, so that no proxy in front of the pages can hand them out: {@code /metrics} and nothing else. */
public final class MonitorPort implements AutoCloseable {

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer http;

    /**
     * @param port 0 for any free one
     * @throws org.fieldpost.model.words.ProblemException when the port is in use or the address is not this machine's
     */
    public MonitorPort(String host, int port, PrometheusMeterRegistry registry) {
        try {
            http = HttpServer.create(new InetSocketAddress(host, port), 0);
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.of("monitor.in_use", host, String.valueOf(port)).causedBy(e);
        }
        http.createContext(
                "/",
                exchange -> answer(
                        exchange,
                        exchange.getRequestURI().getPath().equals("/metrics")
                                ? Optional.of(registry.scrape())
                                : Optional.empty()));
        http.start();
    }

    private static void answer(HttpExchange exchange, Optional<String> numbers) throws IOException {
        byte[] body =
                numbers.orElse("There is nothing but /metrics at this port.\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", TYPE);
        exchange.sendResponseHeaders(numbers.isPresent() ? 200 : 404, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Of the numbers. */
    public String address() {
        return "http://" + http.getAddress().getHostString() + ":"
                + http.getAddress().getPort() + "/metrics";
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
