package org.fieldpost.app.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.entry.PhotoRef;
import org.fieldpost.model.mission.PhotoRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a camera writes beside the picture stays behind, and what was covered is not there. */
class NothingElseTravelsTest {

    private static final List<String> PLANTED = List.of(
            "PLANTED-CAMERA",
            "PLANTED-GPS-LATITUDE",
            "PLANTED-THUMBNAIL",
            "PLANTED-XMP",
            "PLANTED-IPTC",
            "PLANTED-MPF",
            "PLANTED-COMMENT",
            "PLANTED-TRAILER");

    @TempDir
    private Path folder;

    @Test
    void place_camera_thumbnail_comments_and_trailing_bytes_are_not_in_the_photo() throws IOException {
        byte[] careless = Scenes.jpeg(Scenes.road(400, 300), 6);
        assertThat(text(careless)).contains(PLANTED);

        byte[] photo = photo(careless);

        assertThat(text(photo)).doesNotContain("PLANTED").doesNotContain("Exif").doesNotContain("http");
        assertThat(markers(photo))
                .containsExactly(0xe0, 0xdb, 0xdb, 0xc0, 0xc4, 0xc4, 0xc4, 0xc4, 0xda)
                .doesNotContain(0xe1, 0xe2, 0xed, 0xfe);
        assertThat(text(photo)).endsWith("\u00ff\u00d9");
    }

    @Test
    void two_pictures_that_differ_only_under_the_cover_give_the_same_photo() {
        Picture one = Scenes.road(320, 240);
        int[] pixels = one.pixels();
        for (int y = 150; y < 190; y++) {
            for (int x = 90; x < 150; x++) {
                pixels[y * 320 + x] = (x * 7919 + y * 104_729) & 0xffffff;
            }
        }
        var other = new Picture(320, 240, pixels);

        assertThat(covered(one)).isEqualTo(covered(other));
        assertThat(PhotoMaker.photo(one, PhotoRule.USUAL)).isNotEqualTo(PhotoMaker.photo(other, PhotoRule.USUAL));
    }

    @Test
    void a_photo_fits_the_missions_size_and_bytes_whatever_was_taken() {
        var strict = new PhotoRule(true, 640, 3, 20_000);
        for (Picture hard : List.of(Scenes.noise(1500, 900, 5), Scenes.road(1500, 900), Scenes.noise(1, 1, 1))) {
            Bytes photo = PhotoMaker.photo(hard, strict);

            assertThat(photo.size()).isLessThanOrEqualTo(20_000);
            assertThat(JpegWriterTest.byJdk(photo.toArray()).longEdge()).isLessThanOrEqualTo(640);
        }
    }

    @Test
    void the_largest_photo_a_mission_may_ask_for_is_one_the_exchange_carries() {
        assertThat(new PhotoRule(true, 4096, 3, PhotoRef.MOST_BYTES).mostBytes())
                .isEqualTo(PhotoRef.MOST_BYTES);
    }

    private static Bytes covered(Picture picture) {
        var covering = new Covering(picture);
        covering.begin(90, 150, Brush.LARGE);
        covering.drag(150, 150);
        covering.drag(150, 190);
        covering.drag(90, 190);
        covering.drag(100, 170);
        covering.drag(140, 170);
        return PhotoMaker.photo(covering.picture(), PhotoRule.USUAL);
    }

    private byte[] photo(byte[] careless) throws IOException {
        Path file = Files.write(folder.resolve("IMG_0001.jpg"), careless);
        return PhotoMaker.photo(PictureReader.read(file, 1280), PhotoRule.USUAL).toArray();
    }

    private static List<Integer> markers(byte[] jpeg) {
        var markers = new ArrayList<Integer>();
        int at = 2;
        while (markers.isEmpty() || markers.get(markers.size() - 1) != 0xda) {
            assertThat(jpeg[at] & 255).isEqualTo(0xff);
            markers.add(jpeg[at + 1] & 255);
            at += 2 + (((jpeg[at + 2] & 255) << 8) | (jpeg[at + 3] & 255));
        }
        return markers;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
