package org.fieldpost.android;

/** Bytes as lower-case hexadecimal digits; Android's own Base64 came later than the phones this runs on. */
final class Hex {

    private Hex() {}

    /** @throws IllegalArgumentException when it is no such text */
    static byte[] read(String digits) {
        if (digits.length() % 2 != 0) {
            throw new IllegalArgumentException("An odd number of hexadecimal digits.");
        }
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(digits.charAt(2 * i), 16);
            int low = Character.digit(digits.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                throw new IllegalArgumentException("No hexadecimal digit at " + 2 * i + ".");
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }
}
