package org.fieldpost.app.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fieldpost.model.words.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {

    private static final int RED = 0xff0000;
    private static final int GREEN = 0x00ff00;
    private static final int BLUE = 0x0000ff;
    private static final int WHITE = 0xffffff;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void however_the_camera_was_held_the_picture_stands_upright(int orientation) throws IOException {
        byte[] held = Scenes.jpeg(corners().turned(back(orientation)), orientation);

        Picture read = PictureReader.read(file(held), 400);

        assertThat(read.width()).isEqualTo(96);
        assertThat(read.height()).isEqualTo(64);
        assertNear(read.rgb(20, 12), RED);
        assertNear(read.rgb(76, 12), GREEN);
        assertNear(read.rgb(20, 52), BLUE);
        assertNear(read.rgb(76, 52), WHITE);
    }

    @Test
    void a_large_picture_fits_afterwards_and_still_looks_the_same() throws IOException {
        byte[] large = JpegWriter.write(Scenes.road(2600, 1950), 92);

        Picture read = PictureReader.read(file(large), 640);

        assertThat(read.width()).isEqualTo(640);
        assertThat(read.height()).isEqualTo(480);
        assertThat(Scenes.psnr(Scenes.road(640, 480), read)).isGreaterThan(24);
    }

    @Test
    void a_small_picture_is_not_blown_up() throws IOException {
        Picture read = PictureReader.read(file(JpegWriter.write(Scenes.road(50, 31), 90)), 1280);

        assertThat(read.width()).isEqualTo(50);
        assertThat(read.height()).isEqualTo(31);
    }

    /** 48 megapixels are 192 megabytes when unpacked whole; the tests have a heap of one gigabyte, a phone far less. */
    @Test
    void forty_eight_megapixels_are_read_into_a_few() throws IOException {
        Path file = file(Scenes.flat(8000, 6000));
        long before = used();

        Picture read = PictureReader.read(file, 1280);

        assertThat(read.width()).isEqualTo(1280);
        assertThat(read.height()).isEqualTo(960);
        assertNear(read.rgb(640, 480), 0x808080);
        assertThat(used() - before).isLessThan(150_000_000L);
    }

    @Test
    void what_shines_through_in_a_png_stands_on_white() throws IOException {
        var image = new BufferedImage(30, 20, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(3, 3, 0xff0000ff);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);

        Picture read = PictureReader.read(file(bytes.toByteArray()), 400);

        assertThat(read.rgb(3, 3)).isEqualTo(BLUE);
        assertThat(read.rgb(10, 10)).isEqualTo(WHITE);
    }

    @Test
    void a_picture_cut_at_any_tenth_is_refused_by_name() throws IOException {
        byte[] whole = JpegWriter.write(Scenes.road(200, 150), 90);
        for (int tenth = 0; tenth < 10; tenth++) {
            Path cut = file(Arrays.copyOf(whole, whole.length * tenth / 10));
            assertProblem(cut, "photo.unreadable");
        }
    }

    @Test
    void what_is_no_picture_is_refused_by_name() throws IOException {
        assertProblem(file(Scenes.ascii("just some words")), "photo.unreadable");
        assertProblem(file(Scenes.ascii("GIF89a.............................")), "photo.unreadable");
        assertProblem(folder.resolve("absent.jpg"), "file.unreadable");
    }

    @Test
    void a_size_that_no_phone_could_unpack_is_refused_before_anybody_tries() throws IOException {
        byte[] lying = JpegWriter.write(Scenes.road(16, 16), 90);
        PictureFile told = PictureFile.of(lying).orElseThrow();
        assertThat(told.width()).isEqualTo(16);
        assertProblem(file(Arrays.copyOf(Scenes.flat(16, 16), 1)), "photo.unreadable");
        var png = ByteBuffer.allocate(64);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .putInt(0x49484452)
                .putInt(60_000)
                .putInt(60_000);
        assertProblem(file(png.array()), "photo.too_large");
        assertProblem(file(sized(lying, 65_000, 65_000)), "photo.too_large");
    }

    @Property(tries = 3_000)
    void no_altered_bytes_make_the_first_look_fail(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int times) {
        byte[] altered = Scenes.jpeg(Scenes.road(24, 16), 6);
        var random = new Random(seed);
        for (int i = 0; i < times; i++) {
            // the beginning, where the sizes stand
            altered[random.nextInt(random.nextBoolean() ? 120 : altered.length)] = (byte) random.nextInt(256);
        }

        PictureFile.of(random.nextBoolean() ? altered : Arrays.copyOf(altered, random.nextInt(altered.length)))
                .ifPresent(told -> {
                    assertThat(told.orientation()).isBetween(1, 8);
                    assertThat(told.width()).isPositive();
                    assertThat(told.height()).isPositive();
                });
    }

    private static Picture corners() {
        int[] rgb = new int[96 * 64];
        for (int i = 0; i < rgb.length; i++) {
            boolean right = i % 96 >= 48;
            boolean low = i / 96 >= 32;
            rgb[i] = low ? (right ? WHITE : BLUE) : (right ? GREEN : RED);
        }
        return new Picture(96, 64, rgb);
    }

    /** What undoes a turn: only the two quarter turns undo each other. */
    private static int back(int orientation) {
        return orientation == 6 ? 8 : orientation == 8 ? 6 : orientation;
    }

    private static byte[] sized(byte[] jpeg, int width, int height) {
        byte[] sized = jpeg.clone();
        for (int at = 2; at < sized.length - 9; at++) {
            if ((sized[at] & 255) == 0xff && (sized[at + 1] & 255) == 0xc0) {
                ByteBuffer.wrap(sized).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return sized;
            }
        }
        throw new AssertionError("no frame");
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("picture.jpg"), content);
    }

    private void assertProblem(Path file, String key) {
        assertThatThrownBy(() -> PictureReader.read(file, 640)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().key()).isEqualTo(key);
            assertThat(e.problem().args()).contains(file.getFileName().toString());
        });
    }

    private static void assertNear(int rgb, int wanted) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(rgb >> shift & 255).isBetween((wanted >> shift & 255) - 12, (wanted >> shift & 255) + 12);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
