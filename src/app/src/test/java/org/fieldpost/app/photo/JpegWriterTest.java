package org.fieldpost.app.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two readers that know nothing of ours judge what it writes: JavaFX's (libjpeg) and the JDK's. */
class JpegWriterTest {

    @ParameterizedTest
    @CsvSource({"640,480", "641,479", "17,33", "16,16", "15,1", "1,15", "1,1", "8,8", "9,250"})
    void two_other_readers_see_the_picture_that_was_written(int width, int height) {
        Picture scene = Scenes.road(width, height);
        // small pictures are nearly all edges, and colour is halved
        double near = width >= 640 ? 29 : 17;

        byte[] jpeg = JpegWriter.write(scene, 85);

        assertThat(Scenes.psnr(scene, byJdk(jpeg))).isGreaterThan(near);
        assertThat(Scenes.psnr(scene, byJavaFx(jpeg))).isGreaterThan(near);
    }

    @ParameterizedTest
    @CsvSource({"1", "10", "25", "50", "75", "90", "100"})
    void every_quality_is_readable_and_a_grey_slope_stays_near(int quality) {
        int[] rgb = new int[256 * 64];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = 0x010101 * (i % 256);
        }
        var slope = new Picture(256, 64, rgb);

        Picture read = byJdk(JpegWriter.write(slope, quality));

        assertThat(Scenes.psnr(slope, read)).isGreaterThan(quality == 100 ? 45 : quality >= 50 ? 35 : 20);
    }

    @Test
    void better_quality_is_nearer_and_takes_more_room() {
        Picture scene = Scenes.road(320, 240);
        double nearBefore = 0;
        int roomBefore = 0;
        for (int quality : new int[] {15, 40, 70, 95}) {
            byte[] jpeg = JpegWriter.write(scene, quality);
            double near = Scenes.psnr(scene, byJdk(jpeg));
            assertThat(near).isGreaterThan(nearBefore);
            assertThat(jpeg.length).isGreaterThan(roomBefore);
            nearBefore = near;
            roomBefore = jpeg.length;
        }
    }

    /** Coefficients reach the ends of what the tables have codes for. */
    @ParameterizedTest
    @CsvSource({"0x000000,0xffffff,30", "0xff0000,0x00ff00,15", "0x0000ff,0xffff00,15"})
    void the_hardest_edges_at_the_best_quality_are_readable(int one, int other, int likeness) {
        var random = new Random(one);
        int[] rgb = new int[64 * 64];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = random.nextBoolean() ? one : other;
        }
        var picture = new Picture(64, 64, rgb);
        byte[] jpeg = JpegWriter.write(picture, 100);

        // the two decoders spread halved colours over the pixels each in its own way; a lost bit would leave them at
        // chance
        assertThat(Scenes.psnr(byJavaFx(jpeg), byJdk(jpeg))).isGreaterThan(likeness);
        int[] bars = new int[64 * 64];
        for (int i = 0; i < bars.length; i++) {
            bars[i] = i % 2 == 0 ? 0 : 0xffffff;
        }
        var fence = new Picture(64, 64, bars);
        assertThat(Scenes.psnr(fence, byJdk(JpegWriter.write(fence, 100)))).isGreaterThan(40);
    }

    @Property(tries = 60)
    void any_size_any_noise_any_quality_is_read_in_its_size(
            @ForAll @IntRange(min = 1, max = 70) int width,
            @ForAll @IntRange(min = 1, max = 70) int height,
            @ForAll @IntRange(min = 1, max = 100) int quality,
            @ForAll long seed) {
        byte[] jpeg = JpegWriter.write(Scenes.noise(width, height, seed), quality);

        Picture read = byJdk(jpeg);

        assertThat(read.width()).isEqualTo(width);
        assertThat(read.height()).isEqualTo(height);
        assertThat(JpegWriter.write(Scenes.noise(width, height, seed), quality)).isEqualTo(jpeg);
    }

    static Picture byJdk(byte[] jpeg) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
            int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] &= 0xffffff;
            }
            return new Picture(image.getWidth(), image.getHeight(), rgb);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Picture byJavaFx(byte[] jpeg) {
        var image = new Image(new ByteArrayInputStream(jpeg));
        assertThat(image.getException()).isNull();
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = image.getPixelReader().getArgb(i % width, i / width) & 0xffffff;
        }
        return new Picture(width, height, rgb);
    }
}
