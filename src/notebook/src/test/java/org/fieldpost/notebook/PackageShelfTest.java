package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.parcel.PackagePart;
import org.fieldpost.exchange.parcel.PackageVersion;
import org.fieldpost.exchange.parcel.PackageWish;
import org.fieldpost.exchange.parcel.PackedMission;
import org.fieldpost.model.Samples;
import org.fieldpost.model.read.MissionWriter;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone gathers a mission package in stretches, takes only a newer one, and keeps what it had when that cannot be read. */
class PackageShelfTest {

    private static final Instant PUBLISHED = Instant.parse("2026-11-26T09:00:00Z");
    private static final int STRETCH = 4_000;

    @TempDir
    private Path folder;

    private final MemoryServer server = new MemoryServer();
    private NotebookInUse phone;

    @BeforeEach
    void enrol() {
        phone = NotebookInUse.live(folder).enrolledAt(server);
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void a_package_cut_in_the_middle_goes_on_where_it_was_also_after_the_app_was_killed() {
        PackedMission second = named("Second");
        take(1, 2, second, 0, STRETCH);
        take(1, 2, second, STRETCH, STRETCH);

        phone.reopen();

        PackageWish wish = wish();
        assertThat(wish.from()).isEqualTo(2 * STRETCH);
        assertThat(wish.gathering()).isEqualTo(part(1, 2, second, 0, 0).name());
        assertThat(name()).isEmpty();
        takeAll(1, 2, second, wish.from());
        assertThat(name()).contains("Second");
        assertThat(wish().held()).isEqualTo(new PackageVersion(1, 2));
    }

    @Test
    void a_stretch_that_comes_twice_or_leaves_a_hole_spoils_nothing() {
        PackedMission second = named("Second");
        take(1, 2, second, 0, STRETCH);
        take(1, 2, second, 2 * STRETCH, STRETCH);
        take(1, 2, second, 0, STRETCH);
        assertThat(wish().from()).isEqualTo(STRETCH);
        takeAll(1, 2, second, STRETCH);
        assertThat(name()).contains("Second");
    }

    @Test
    void an_older_package_never_takes_the_place_of_a_newer_one_or_of_its_beginning() {
        PackedMission third = named("Third");
        PackedMission second = named("Second");
        take(1, 3, third, 0, STRETCH);
        takeAll(1, 2, second, 0);
        assertThat(name()).isEmpty();
        takeAll(1, 3, third, STRETCH);
        takeAll(1, 2, second, 0);
        assertThat(name()).contains("Third");
    }

    @Test
    void what_a_restored_server_has_in_force_comes_after_all_that_it_forgot() {
        takeAll(1, 5, named("Forgotten"), 0);
        PackedMission third = named("Third");
        takeAll(2, 3, third, 0);
        assertThat(name()).contains("Third");

        assertThat(take(3, 3, third, 0, 0))
                .as("the same under its new name: nothing is fetched")
                .isTrue();
        assertThat(wish().held()).isEqualTo(new PackageVersion(3, 3));
        assertThat(name()).contains("Third");
    }

    @Test
    void one_that_cannot_be_read_is_named_once_and_the_former_stays() {
        takeAll(1, 2, named("Second"), 0);
        assertThat(phone.now().packages().news())
                .hasSize(1)
                .allMatch(n -> n.refused().isEmpty());
        PackedMission broken = packed(files -> {
            files.put("points.csv", "code,sort,name,lat,lon,type,illustrative,source\nX,town,X,96,1,,false,x\n");
            return files;
        });
        takeAll(1, 3, broken, 0);

        assertThat(name()).contains("Second");
        assertThat(phone.now().packages().news())
                .hasSize(1)
                .allMatch(n -> n.refused().orElseThrow().key().equals("points.broken"));
        assertThat(phone.now().packages().news()).isEmpty();
        assertThat(take(1, 3, broken, 0, STRETCH)).as("it is not fetched again").isFalse();
        phone.reopen();
        assertThat(name()).contains("Second");
    }

    @Test
    void a_package_of_another_mission_is_refused() {
        takeAll(
                1,
                2,
                packed(files -> {
                    files.put("mission.json", files.get("mission.json").replace("\"liberia\"", "\"elsewhere\""));
                    return files;
                }),
                0);

        assertThat(name()).isEmpty();
        assertThat(phone.now().packages().news())
                .allMatch(n -> n.refused().orElseThrow().key().equals("package.other_mission"));
    }

    @Test
    void bytes_that_are_not_what_was_announced_are_let_go_and_begun_anew() {
        PackedMission second = named("Second");
        PackagePart honest = part(1, 2, second, 0, second.size());
        byte[] bent = honest.bytes().toArray();
        bent[bent.length / 2] ^= 1;
        phone.now()
                .packages()
                .take(new PackagePart(honest.version(), PUBLISHED, honest.sha256(), honest.size(), 0, Bytes.of(bent)));
        assertThat(name()).isEmpty();
        assertThat(wish().from()).isZero();
        takeAll(1, 2, second, 0);
        assertThat(name()).contains("Second");
    }

    @Test
    void a_wiped_notebook_knows_no_package() {
        takeAll(1, 2, named("Second"), 0);
        phone.now().wipe();
        assertThat(wish()).isEqualTo(PackageWish.held(PackageVersion.OWN));
        assertThat(phone.now().packages().label()).isEmpty();
    }

    private Optional<String> name() {
        return phone.now()
                .packages()
                .used(Samples.vocabulary())
                .map(used -> used.mission().name(Language.EN));
    }

    private PackageWish wish() {
        return phone.now().packages().wish();
    }

    private static PackedMission named(String name) {
        return packed(files -> {
            files.put(
                    "mission.json",
                    files.get("mission.json").replaceAll("(\"name_en\" : )\"[^\"]*\"", "$1\"" + name + "\""));
            return files;
        });
    }

    private static PackedMission packed(UnaryOperator<Map<String, String>> change) {
        return PackedMission.of(change.apply(new HashMap<>(MissionWriter.files(Samples.liberia()))));
    }

    private boolean take(long epoch, long number, PackedMission of, int from, int most) {
        return phone.now().packages().take(part(epoch, number, of, from, most));
    }

    private void takeAll(long epoch, long number, PackedMission of, int from) {
        for (int at = from; at < of.size(); at += STRETCH) {
            take(epoch, number, of, at, STRETCH);
        }
    }

    private static PackagePart part(long epoch, long number, PackedMission of, int from, int most) {
        return new PackagePart(
                new PackageVersion(epoch, number), PUBLISHED, of.sha256(), of.size(), from, of.stretch(from, most));
    }
}
