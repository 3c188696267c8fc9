package org.fieldpost.app.photo;

import java.util.HexFormat;

/** The tables of ITU-T T.81 annex K, and what is done with them. */
final class JpegTables {

    /** Figure A.6: the k-th coefficient written stands at this place of the block. */
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    /** Table K.1. */
    private static final int[] LUMA = {
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
        51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121,
        120, 101, 72, 92, 95, 98, 112, 100, 103, 99
    };

    /** Table K.2. */
    private static final int[] CHROMA = {
        17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99
    };

    /** Table K.3. */
    static final Huffman LUMA_DC = new Huffman("00010501010101010100000000000000", "000102030405060708090a0b");

    /** Table K.4. */
    static final Huffman CHROMA_DC = new Huffman("00030101010101010101010000000000", "000102030405060708090a0b");

    /** Table K.5. */
    static final Huffman LUMA_AC = new Huffman("0002010303020403050504040000017d", """
            01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a\
            434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9\
            aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa""");

    /** Table K.6. */
    static final Huffman CHROMA_AC = new Huffman("00020102040403040705040400010277", """
            000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a3536373839\
            3a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6a7\
            a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa""");

    private static final float[] COSINES = cosines();

    private JpegTables() {}

    static Quantizer luma(int quality) {
        return new Quantizer(LUMA, quality);
    }

    static Quantizer chroma(int quality) {
        return new Quantizer(CHROMA, quality);
    }

    /** A.3.3: row u holds C(u) / 2 * cos((2x + 1) u pi / 16). */
    private static float[] cosines() {
        float[] cosines = new float[64];
        for (int u = 0; u < 8; u++) {
            for (int x = 0; x < 8; x++) {
                double c = u == 0 ? Math.sqrt(0.5) : 1;
                cosines[u * 8 + x] = (float) (c / 2 * Math.cos((2 * x + 1) * u * Math.PI / 16));
            }
        }
        return cosines;
    }

    /** The cosine transform of a block and its division by a table. */
    static final class Quantizer {

        private final int[] steps = new int[64];
        private final float[] rows = new float[64];

        private Quantizer(int[] table, int quality) {
            int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
            for (int i = 0; i < 64; i++) {
                steps[i] = Math.max(1, Math.min(255, (table[i] * percent + 50) / 100));
            }
        }

        int[] segment(int destination) {
            int[] segment = new int[65];
            segment[0] = destination;
            for (int k = 0; k < 64; k++) {
                segment[1 + k] = steps[ZIGZAG[k]];
            }
            return segment;
        }

        void transform(float[] samples, int[] coefficients) {
            for (int y = 0; y < 8; y++) {
                for (int u = 0; u < 8; u++) {
                    float sum = 0;
                    for (int x = 0; x < 8; x++) {
                        sum += COSINES[u * 8 + x] * samples[y * 8 + x];
                    }
                    rows[y * 8 + u] = sum;
                }
            }
            for (int k = 0; k < 64; k++) {
                int place = ZIGZAG[k];
                int v = place >> 3;
                int u = place & 7;
                float sum = 0;
                for (int y = 0; y < 8; y++) {
                    sum += COSINES[v * 8 + y] * rows[y * 8 + u];
                }
                // table K.5 has no code for more than ten bits
                coefficients[k] = Math.max(k == 0 ? -1024 : -1023, Math.min(1023, Math.round(sum / steps[place])));
            }
        }
    }

    /** Codes of a table by their symbols, as C.2 makes them from the lengths. */
    static final class Huffman {

        private final byte[] counts;
        private final byte[] symbols;
        private final int[] codes = new int[256];
        private final int[] lengths = new int[256];

        private Huffman(String counts, String symbols) {
            this.counts = HexFormat.of().parseHex(counts);
            this.symbols = HexFormat.of().parseHex(symbols);
            int code = 0;
            int next = 0;
            for (int length = 1; length <= 16; length++) {
                for (int i = 0; i < (this.counts[length - 1] & 255); i++) {
                    int symbol = this.symbols[next++] & 255;
                    codes[symbol] = code++;
                    lengths[symbol] = length;
                }
                code <<= 1;
            }
        }

        int code(int symbol) {
            return codes[symbol];
        }

        int length(int symbol) {
            return lengths[symbol];
        }

        int[] segment(int classAndDestination) {
            int[] segment = new int[1 + 16 + symbols.length];
            segment[0] = classAndDestination;
            for (int i = 0; i < 16; i++) {
                segment[1 + i] = counts[i] & 255;
            }
            for (int i = 0; i < symbols.length; i++) {
                segment[17 + i] = symbols[i] & 255;
            }
            return segment;
        }
    }
}
