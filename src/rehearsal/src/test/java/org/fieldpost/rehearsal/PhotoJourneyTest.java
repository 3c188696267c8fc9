package org.fieldpost.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.fieldpost.app.exchange.ExchangeViewModel;
import org.fieldpost.app.observation.ObservationViewModel;
import org.fieldpost.app.photo.Brush;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.report.Draft;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.Settings;
import org.fieldpost.server.SyncServer;
import org.fieldpost.server.ingest.PhotoChunks;
import org.fieldpost.server.storage.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A careless picture from a phone's gallery to the server's disk: view models, notebook, HTTP and server are the real ones. */
class PhotoJourneyTest {

    private static final byte[] PLANTED = "PLANTED: 7.2401 N 8.9794 W".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Mission liberia = MissionReader.shipped("liberia");
    private final List<ReceiptCode> submitted = new ArrayList<>();
    private Path chosen;
    private SyncServer server;
    private OfficersPhone phone;

    @BeforeEach
    void enrol() throws IOException {
        chosen = Files.write(folder.resolve("IMG_0001.jpg"), careless());
        var settings =
                Settings.in(folder.resolve("server"), liberia, MissionMode.LIVE).withCompareFingerprints(false);
        server = SyncServer.start(settings, Clock.systemUTC(), random);
        phone = OfficersPhone.enrolled(server, liberia, folder.resolve("phone"), "BP02", Clock.systemUTC())
                .choosing(chosen);
    }

    @AfterEach
    void close() {
        phone.close();
        server.close();
    }

    @Test
    void a_photo_survives_a_restart_goes_when_the_officer_sends_it_and_arrives_whole_after_the_text() throws Exception {
        var first = new ObservationViewModel(phone.desk(), liberia, draft(), submitted::add);
        first.photos().choose("Pictures");
        first.photos().covering().get().orElseThrow().begin(300, 200, Brush.LARGE);
        first.photos().save();
        assertThat(first.problem().get()).isEmpty();
        byte[] kept = phone.notebook().photos(draft().id()).get(0).jpeg().toArray();
        PhotoRef photo = PhotoRef.of(kept);
        assertThat(photo.chunks()).isGreaterThan(1);
        assertThat(has(Files.readAllBytes(chosen), PLANTED)).isTrue();
        assertThat(has(kept, PLANTED)).isFalse();

        phone.reopen();
        var again = new ObservationViewModel(
                phone.desk(), liberia, phone.notebook().drafts().get(0), submitted::add);
        while (again.asking().get().isPresent()) {
            Question question = again.asking().get().orElseThrow();
            again.answer(question, again.offered(question).get(0).code());
        }
        again.submit();
        assertThat(again.problem().get()).isEmpty();
        assertThat(submitted).hasSize(1);

        var exchange = new ExchangeViewModel(phone.desk());
        exchange.tryByItself();
        assertThat(onServer("photo_chunk"))
                .as("pieces while the phone sends by itself")
                .isZero();
        assertThat(onServer("observation"))
                .as("reports while the phone sends by itself")
                .isEqualTo(1);

        exchange.sendNow();
        assertThat(exchange.state().get().news().orElseThrow().good()).isTrue();
        assertThat(exchange.state().get().waiting()).isZero();
        assertThat(onServer("photo_chunk")).isEqualTo(photo.chunks());
        server.close();
        assertThat(whole(photo)).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(kept));
    }

    private Draft draft() {
        Optional<Position> here = phone.desk().position();
        return Draft.open("00000000000000a1", Kind.SMUGGLING, Instant.parse("2026-03-02T12:00:00Z"), here);
    }

    /** As another program writes a JPEG, with a place in it as a camera would. */
    private static byte[] careless() throws IOException {
        var image = new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB);
        var grain = new Random(3);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, ((x / 4) << 16) | ((y / 4) << 8) | grain.nextInt(256));
            }
        }
        var plain = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "jpg", plain)).isTrue();
        var careless = new ByteArrayOutputStream();
        careless.write(plain.toByteArray(), 0, 2);
        careless.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (PLANTED.length + 2)});
        careless.writeBytes(PLANTED);
        careless.write(plain.toByteArray(), 2, plain.size() - 2);
        return careless.toByteArray();
    }

    private long onServer(String counted) throws SQLException {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("server/fieldpost.db"));
                Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + counted)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The server was closed: another reads what it left on its disk. */
    private Optional<byte[]> whole(PhotoRef photo) {
        try (Database database = Database.open(folder.resolve("server"))) {
            return new PhotoChunks(database).whole(photo);
        }
    }

    private static boolean has(byte[] within, byte[] what) {
        return new String(within, StandardCharsets.ISO_8859_1).contains(new String(what, StandardCharsets.ISO_8859_1));
    }
}
