package org.fieldpost.app.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the beginning of a picture file says of it, before anybody unpacks it: sort, size, and how the camera was held. Reads
 * JPEG (ITU-T T.81 annex B; the orientation as in EXIF 2.3, tag 0x0112, and no other tag) and PNG. Bytes that lie never make it
 * read outside of them.
 *
 * @param progressive a JPEG in passes, which takes far more memory to unpack
 * @param orientation 1 to 8; 1 where nothing is said
 */
record PictureFile(Sort sort, int width, int height, boolean progressive, int orientation) {

    enum Sort {
        JPEG,
        PNG
    }

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;

    /** Empty where it is neither, or ends before its picture does. */
    static Optional<PictureFile> of(byte[] bytes) {
        if (startsWith(bytes, 0, PNG)) {
            return png(ByteBuffer.wrap(bytes));
        }
        return bytes.length > 3 && at(bytes, 0) == 0xff && at(bytes, 1) == 0xd8 ? jpeg(bytes) : Optional.empty();
    }

    private static Optional<PictureFile> png(ByteBuffer bytes) {
        if (bytes.limit() < 33 || bytes.getInt(12) != 0x49484452) {
            return Optional.empty();
        }
        int width = bytes.getInt(16);
        int height = bytes.getInt(20);
        return width > 0 && height > 0
                ? Optional.of(new PictureFile(Sort.PNG, width, height, false, 1))
                : Optional.empty();
    }

    private static Optional<PictureFile> jpeg(byte[] bytes) {
        int orientation = 1;
        PictureFile frame = null;
        int at = 2;
        while (at + 4 <= bytes.length && at(bytes, at) == 0xff) {
            int marker = at(bytes, at + 1);
            if (marker == 0xff || marker == 0x01) {
                at += marker == 0xff ? 1 : 2;
                continue;
            }
            int length = at(bytes, at + 2) << 8 | at(bytes, at + 3);
            if (length < 2 || at + 2 + length > bytes.length) {
                return Optional.empty();
            }
            if (marker == 0xe1 && startsWith(bytes, at + 4, EXIF)) {
                orientation = orientation(ByteBuffer.wrap(bytes, at + 10, length - 8));
            } else if ((marker == 0xc0 || marker == 0xc1 || marker == 0xc2) && length >= 8) {
                int height = at(bytes, at + 5) << 8 | at(bytes, at + 6);
                int width = at(bytes, at + 7) << 8 | at(bytes, at + 8);
                frame = new PictureFile(Sort.JPEG, width, height, marker == 0xc2, orientation);
            } else if (marker == 0xda) {
                return ends(bytes, at + 2 + length) && frame != null && frame.width > 0 && frame.height > 0
                        ? Optional.of(
                                new PictureFile(Sort.JPEG, frame.width, frame.height, frame.progressive, orientation))
                        : Optional.empty();
            }
            at += 2 + length;
        }
        return Optional.empty();
    }

    /** Whether the end of the picture comes after this place. */
    private static boolean ends(byte[] bytes, int from) {
        for (int at = from; at + 1 < bytes.length; at++) {
            if (at(bytes, at) == 0xff && at(bytes, at + 1) == 0xd9) {
                return true;
            }
        }
        return false;
    }

    /** The tag's value out of a TIFF directory; 1 for whatever is not as the standard has it. */
    private static int orientation(ByteBuffer within) {
        ByteBuffer tiff = within.slice();
        if (tiff.limit() < 14) {
            return 1;
        }
        int byteOrder = tiff.getShort(0);
        if (byteOrder == 0x4949) {
            tiff.order(ByteOrder.LITTLE_ENDIAN);
        } else if (byteOrder != 0x4d4d) {
            return 1;
        }
        int directory = tiff.getInt(4);
        if (tiff.getShort(2) != 42 || directory < 8 || directory > tiff.limit() - 2) {
            return 1;
        }
        int entries = tiff.getShort(directory) & 0xffff;
        for (int entry = directory + 2; entries > 0 && entry + 12 <= tiff.limit(); entry += 12, entries--) {
            if ((tiff.getShort(entry) & 0xffff) == ORIENTATION && tiff.getShort(entry + 2) == SHORT) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static boolean startsWith(byte[] bytes, int from, byte[] beginning) {
        if (bytes.length - from < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (bytes[from + i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static int at(byte[] bytes, int index) {
        return bytes[index] & 0xff;
    }
}
