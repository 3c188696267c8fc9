package org.fieldpost.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of requests when the server is told to stop, over real HTTP. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DoorkeeperTest {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Doorkeeper doorkeeper = new Doorkeeper();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        doorkeeper.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws InterruptedException {
                if (Request.getPathInContext(request).equals("/slow")) {
                    begun.countDown();
                    goOn.await();
                }
                callback.succeeded();
                return true;
            }
        });
        server.setHandler(doorkeeper);
        server.addConnector(connector);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        goOn.countDown();
        server.stop();
    }

    @Test
    void what_is_under_way_is_answered_and_others_are_told_to_come_back() throws Exception {
        CompletableFuture<HttpResponse<Void>> underWay = client.sendAsync(request("/slow"), BodyHandlers.discarding());
        begun.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(
                () -> doorkeeper.close(Duration.ofMinutes(1)), work -> new Thread(work).start());
        while (!doorkeeper.closing()) {
            Thread.onSpinWait();
        }

        assertThat(status("/")).isEqualTo(503);
        assertThat(status("/exchange")).isEqualTo(503);
        assertThat(status("/ready"))
                .as("who must know that the server stops still asks")
                .isEqualTo(200);
        assertThat(closed).isNotDone();
        goOn.countDown();
        assertThat(underWay.get().statusCode()).isEqualTo(200);
        closed.get(30, TimeUnit.SECONDS);
        assertThat(doorkeeper.underWay()).isZero();
    }

    @Test
    void who_never_ends_is_not_waited_for_longer_than_said() throws Exception {
        CompletableFuture<HttpResponse<Void>> underWay = client.sendAsync(request("/slow"), BodyHandlers.discarding());
        begun.await();

        doorkeeper.close(Duration.ofMillis(50));

        assertThat(underWay).isNotDone();
        assertThat(doorkeeper.underWay()).isEqualTo(1);
    }

    private int status(String path) throws IOException, InterruptedException {
        return client.send(request(path), BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
                .build();
    }
}
