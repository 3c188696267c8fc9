package org.fieldpost.app.photo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Pictures for tests, drawn here, and the files a careless camera makes of them. */
public final class Scenes {

    private Scenes() {}

    /** A road under a sky with a car, a number plate and a face: soft and hard edges, strong colours. */
    public static Picture road(int width, int height) {
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (x + 0.5) / width;
                double v = (y + 0.5) / height;
                rgb[y * width + x] = road(u, v);
            }
        }
        return new Picture(width, height, rgb);
    }

    private static int road(double u, double v) {
        if (Math.hypot(u - 0.78, (v - 0.42) * 0.75) < 0.05) {
            return 0x8a5a3c;
        }
        if (u > 0.3 && u < 0.44 && v > 0.68 && v < 0.74) {
            return (int) (u * 200) % 2 == 0 ? 0xf5f5e8 : 0x101010;
        }
        if (u > 0.2 && u < 0.6 && v > 0.5 && v < 0.78) {
            return 0xb5302a;
        }
        if (v < 0.45) {
            int blue = (int) (255 - 60 * v);
            return (int) (120 + 200 * v) << 16 | (int) (170 + 100 * v) << 8 | blue;
        }
        int grain = (int) (12 * Math.sin(u * 190) * Math.sin(v * 170));
        return Math.abs(u - 0.5) < v - 0.4
                ? 0x010101 * (110 + grain)
                : ((60 + grain) << 16) | ((125 + grain) << 8) | (50 + grain / 2);
    }

    /** Nothing is harder to write as a JPEG. */
    static Picture noise(int width, int height, long seed) {
        var random = new Random(seed);
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = random.nextInt(1 << 24);
        }
        return new Picture(width, height, rgb);
    }

    /** A JPEG as it should never leave a phone. */
    public static byte[] jpeg(Picture picture, int orientation) {
        byte[] plain = JpegWriter.write(picture, 92);
        var planted = new ByteArrayOutputStream();
        planted.write(plain, 0, 2);
        segment(planted, 0xe1, exif(orientation));
        segment(planted, 0xe1, ascii("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>PLANTED-XMP</x:xmpmeta>"));
        segment(planted, 0xed, ascii("Photoshop 3.0\0PLANTED-IPTC"));
        segment(planted, 0xe2, ascii("MPF\0PLANTED-MPF"));
        segment(planted, 0xfe, ascii("PLANTED-COMMENT"));
        planted.write(plain, 2, plain.length - 2);
        planted.writeBytes(ascii("PLANTED-TRAILER"));
        return planted.toByteArray();
    }

    private static byte[] exif(int orientation) {
        byte[] thumbnail = JpegWriter.write(road(40, 30), 40);
        var tiff = ByteBuffer.allocate(200 + thumbnail.length).order(ByteOrder.LITTLE_ENDIAN);
        tiff.putShort((short) 0x4949).putShort((short) 42).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x010f, 2, 16, 100);
        entry(tiff, 0x0112, 3, 1, orientation);
        entry(tiff, 0x8825, 4, 1, 60);
        tiff.putInt(80);
        tiff.position(60);
        tiff.putShort((short) 1);
        entry(tiff, 0x0002, 5, 3, 120);
        tiff.position(100);
        tiff.put(ascii("PLANTED-CAMERA"));
        tiff.position(120);
        tiff.put(ascii("PLANTED-GPS-LATITUDE"));
        tiff.position(160);
        tiff.put(ascii("PLANTED-THUMBNAIL"));
        tiff.position(200);
        tiff.put(thumbnail);
        var exif = new ByteArrayOutputStream();
        exif.writeBytes(ascii("Exif\0\0"));
        exif.writeBytes(tiff.array());
        return exif.toByteArray();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xff);
        out.write(marker);
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }

    /** A flat grey JPEG of any size, of four bytes for every 256 pixels; it unpacks to as much as a real one. */
    static byte[] flat(int width, int height) {
        byte[] small = JpegWriter.write(new Picture(16, 16, filled(256, 0x808080)), 90);
        int frame = find(small, 0xc0);
        int scan = find(small, 0xda);
        small[frame + 5] = (byte) (height >> 8);
        small[frame + 6] = (byte) height;
        small[frame + 7] = (byte) (width >> 8);
        small[frame + 8] = (byte) width;
        int data = scan + 2 + 12;
        byte[] unit = {small[data], small[data + 1], small[data + 2], small[data + 3]};
        int units = (width + 15) / 16 * ((height + 15) / 16);
        var out = new ByteArrayOutputStream(small.length + 4 * units);
        out.write(small, 0, data);
        for (int i = 0; i < units; i++) {
            out.writeBytes(unit);
        }
        out.write(0xff);
        out.write(0xd9);
        return out.toByteArray();
    }

    private static int find(byte[] jpeg, int marker) {
        int at = 2;
        while ((jpeg[at + 1] & 255) != marker) {
            at += 2 + (((jpeg[at + 2] & 255) << 8) | (jpeg[at + 3] & 255));
        }
        return at;
    }

    static int[] filled(int count, int rgb) {
        int[] pixels = new int[count];
        java.util.Arrays.fill(pixels, rgb);
        return pixels;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** How near one picture is to another, in decibels; 99 where they are the same. */
    static double psnr(Picture a, Picture b) {
        double sum = 0;
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    int d = (a.rgb(x, y) >> shift & 255) - (b.rgb(x, y) >> shift & 255);
                    sum += d * d;
                }
            }
        }
        double mean = sum / (3.0 * a.width() * a.height());
        return mean == 0 ? 99 : 10 * Math.log10(255 * 255 / mean);
    }
}
