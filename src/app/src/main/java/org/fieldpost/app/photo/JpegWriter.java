package org.fieldpost.app.photo;

import java.io.ByteArrayOutputStream;
import org.fieldpost.model.Check;

/**
 * Writes pixels as a baseline JPEG (ITU-T T.81): YCbCr as in JFIF 1.02, chroma halved both ways, the quantization and Huffman
 * tables of annex K. Only pixels come in, so nothing else of a file can come out. The same pixels give the same bytes.
 */
final class JpegWriter {

    private static final int BLOCK = 64;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Picture picture;
    private final JpegTables.Quantizer luma;
    private final JpegTables.Quantizer chroma;
    private final float[] samples = new float[BLOCK];
    private final int[] coefficients = new int[BLOCK];
    private final int[] lastDc = new int[3];
    private long bits;
    private int bitCount;

    private JpegWriter(Picture picture, int quality) {
        Check.range("quality", quality, 1, 100);
        this.picture = picture;
        luma = JpegTables.luma(quality);
        chroma = JpegTables.chroma(quality);
    }

    /** @param quality 1 to 100, as the Independent JPEG Group scales the tables of annex K */
    static byte[] write(Picture picture, int quality) {
        return new JpegWriter(picture, quality).written();
    }

    private byte[] written() {
        marker(0xd8);
        segment(0xe0, new int[] {'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0});
        segment(0xdb, luma.segment(0));
        segment(0xdb, chroma.segment(1));
        frame();
        segment(0xc4, JpegTables.LUMA_DC.segment(0x00));
        segment(0xc4, JpegTables.LUMA_AC.segment(0x10));
        segment(0xc4, JpegTables.CHROMA_DC.segment(0x01));
        segment(0xc4, JpegTables.CHROMA_AC.segment(0x11));
        segment(0xda, new int[] {3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0});
        for (int y = 0; y < picture.height(); y += 16) {
            for (int x = 0; x < picture.width(); x += 16) {
                unit(x, y);
            }
        }
        // B.1.1.5: what is left of the last byte is filled with ones
        put(0x7f, 7);
        marker(0xd9);
        return out.toByteArray();
    }

    private void frame() {
        int w = picture.width();
        int h = picture.height();
        segment(0xc0, new int[] {8, h >> 8, h & 255, w >> 8, w & 255, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1});
    }

    /** A minimum coded unit (A.2.3): 16 by 16 pixels as four blocks of Y, one of Cb, one of Cr. */
    private void unit(int left, int top) {
        for (int quarter = 0; quarter < 4; quarter++) {
            int x0 = left + (quarter & 1) * 8;
            int y0 = top + (quarter >> 1) * 8;
            for (int i = 0; i < BLOCK; i++) {
                int rgb = clamped(x0 + (i & 7), y0 + (i >> 3));
                samples[i] = 0.299f * (rgb >> 16 & 255) + 0.587f * (rgb >> 8 & 255) + 0.114f * (rgb & 255) - 128;
            }
            block(0, luma, JpegTables.LUMA_DC, JpegTables.LUMA_AC);
        }
        for (int component = 1; component <= 2; component++) {
            for (int i = 0; i < BLOCK; i++) {
                int x = left + (i & 7) * 2;
                int y = top + (i >> 3) * 2;
                samples[i] = (chroma(component, x, y)
                                + chroma(component, x + 1, y)
                                + chroma(component, x, y + 1)
                                + chroma(component, x + 1, y + 1))
                        / 4;
            }
            block(component, chroma, JpegTables.CHROMA_DC, JpegTables.CHROMA_AC);
        }
    }

    /** Beyond the edge the last pixel goes on. */
    private int clamped(int x, int y) {
        return picture.rgb(Math.min(x, picture.width() - 1), Math.min(y, picture.height() - 1));
    }

    private float chroma(int component, int x, int y) {
        int rgb = clamped(x, y);
        int red = rgb >> 16 & 255;
        int green = rgb >> 8 & 255;
        int blue = rgb & 255;
        return component == 1
                ? -0.168736f * red - 0.331264f * green + 0.5f * blue
                : 0.5f * red - 0.418688f * green - 0.081312f * blue;
    }

    /** F.1.2: the difference to the block before, then runs of zeros and what ends each. */
    private void block(int component, JpegTables.Quantizer quantizer, JpegTables.Huffman dc, JpegTables.Huffman ac) {
        quantizer.transform(samples, coefficients);
        int difference = coefficients[0] - lastDc[component];
        lastDc[component] = coefficients[0];
        int size = size(difference);
        put(dc.code(size), dc.length(size));
        value(difference, size);
        int zeros = 0;
        for (int k = 1; k < BLOCK; k++) {
            if (coefficients[k] == 0) {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16) {
                put(ac.code(0xf0), ac.length(0xf0));
            }
            int sizeAc = size(coefficients[k]);
            int symbol = zeros << 4 | sizeAc;
            put(ac.code(symbol), ac.length(symbol));
            value(coefficients[k], sizeAc);
            zeros = 0;
        }
        if (zeros > 0) {
            put(ac.code(0), ac.length(0));
        }
    }

    private static int size(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    private void value(int value, int size) {
        put(value < 0 ? value - 1 & (1 << size) - 1 : value, size);
    }

    private void put(int code, int length) {
        bits = bits << length | code;
        bitCount += length;
        while (bitCount >= 8) {
            bitCount -= 8;
            int octet = (int) (bits >> bitCount) & 255;
            out.write(octet);
            if (octet == 255) {
                out.write(0);
            }
        }
    }

    private void marker(int code) {
        out.write(255);
        out.write(code);
    }

    private void segment(int code, int[] content) {
        marker(code);
        int length = content.length + 2;
        out.write(length >> 8);
        out.write(length & 255);
        for (int octet : content) {
            out.write(octet);
        }
    }
}
