package org.fieldpost.server.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldpost.server.ServerAtWork.NOON;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Reading;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.model.Samples;
import org.fieldpost.server.PhoneAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Courier files handed in on the page. */
class CourierDeskTest {

    private static final Pattern ANSWER = Pattern.compile("href=\"(/courier/answers/[^\"]+)\"");

    @TempDir
    Path directory;

    private ServerAtWork at;
    private Visitor supervisor;
    private PhoneAtWork phone;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory);
        supervisor = at.signedIn(Role.SUPERVISOR);
        phone = at.phone();
        phone.report(Samples.smuggling(NOON));
        phone.report(Samples.borderVisit(NOON));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void the_answer_file_acknowledges_at_the_phone() throws Exception {
        HttpResponse<String> page = handIn(CourierFile.encode(List.of(phone.envelope())));
        assertThat(page.body()).contains("1 envelopes read.", "A1: 2 new entries");
        assertThat(at.observations()).isEqualTo(2);

        CourierFile.Contents answer = answer(page.body());

        assertThat(answer.damage()).isEmpty();
        var taken = (Reading.Taken) phone.engine().read(answer.envelopes().get(0));
        assertThat(taken.acknowledged()).isEqualTo(2);
        assertThat(phone.engine().waiting()).isZero();
    }

    @Test
    void one_file_carries_several_phones_and_its_answer_is_for_all_of_them() throws Exception {
        PhoneAtWork other = at.phone();
        other.report(Samples.resourceSite(NOON));

        HttpResponse<String> page = handIn(CourierFile.encode(List.of(phone.envelope(), other.envelope())));

        assertThat(page.body()).contains("A1: 2 new entries", "B1: 1 new entries");
        for (Bytes down : answer(page.body()).envelopes()) {
            phone.engine().read(down);
            other.engine().read(down);
        }
        assertThat(phone.engine().waiting()).isZero();
        assertThat(other.engine().waiting()).isZero();
    }

    @Test
    void the_same_file_again_counts_nothing_twice_and_gives_an_answer_again() throws Exception {
        byte[] file = CourierFile.encode(List.of(phone.envelope()));
        handIn(file);

        HttpResponse<String> again = handIn(file);

        assertThat(again.body()).contains("A1: 0 new entries");
        assertThat(at.observations()).isEqualTo(2);
        phone.engine().read(answer(again.body()).envelopes().get(0));
        assertThat(phone.engine().waiting()).isZero();
    }

    @Test
    void of_a_cut_file_the_whole_envelopes_are_taken_and_the_page_says_that_it_is_cut() throws Exception {
        PhoneAtWork other = at.phone();
        other.report(Samples.resourceSite(NOON));
        byte[] file = CourierFile.encode(List.of(phone.envelope(), other.envelope()));

        HttpResponse<String> page = handIn(Arrays.copyOf(file, file.length - 30));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("patrol.fieldpost is cut; its first 1 envelopes are whole and were read");
        assertThat(at.observations()).isEqualTo(2);
    }

    @Test
    void a_file_that_is_no_courier_file_is_named_with_the_remedy() throws Exception {
        HttpResponse<String> page = handIn("Dear supervisor,".getBytes(UTF_8));

        assertThat(page.body())
                .contains("patrol.fieldpost is not a courier file. Choose a file whose name ends in .fieldpost.");
        assertThat(at.number("SELECT count(*) FROM entry")).isZero();
    }

    @Test
    void what_is_refused_is_named_with_its_number_and_the_rest_is_taken() throws Exception {
        byte[] tampered = phone.envelope().toArray();
        tampered[tampered.length - 1] ^= 1;

        HttpResponse<String> page = handIn(CourierFile.encode(List.of(Bytes.of(tampered), phone.envelope())));

        assertThat(page.body()).contains("Refused (no. 6)", "A1: 2 new entries");
    }

    @Test
    void a_form_without_a_file_says_so() throws Exception {
        HttpResponse<String> page = send("");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("No file was chosen. Choose a courier file and import it again.");
    }

    @Test
    void a_file_name_can_do_no_harm_to_the_page() throws Exception {
        HttpResponse<String> page = send(part("<img src=x onerror=alert(1)>.fieldpost", new byte[] {1}));

        assertThat(page.body()).doesNotContain("<img src=x").contains("&lt;img src=x");
    }

    private HttpResponse<String> handIn(byte[] file) throws Exception {
        return send(part("patrol.fieldpost", file));
    }

    private HttpResponse<String> send(String parts) throws Exception {
        String body = "--cut\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n" + supervisor.formToken()
                + "\r\n" + parts + "--cut--\r\n";
        return supervisor.ask(
                "POST", "/courier", BodyPublishers.ofString(body, ISO_8859_1), "multipart/form-data; boundary=cut");
    }

    private static String part(String name, byte[] file) {
        return "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + new String(file, ISO_8859_1) + "\r\n";
    }

    private CourierFile.Contents answer(String page) throws IOException, InterruptedException {
        Matcher link = ANSWER.matcher(page);
        assertThat(link.find()).as("a link to the answer file").isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(at.address() + link.group(1)))
                .header("Cookie", supervisor.session())
                .build();
        byte[] file = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofByteArray())
                .body();
        return CourierFile.read("answer", new ByteArrayInputStream(file));
    }
}
