package org.fieldpost.server.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;

/** Seals what is written, a piece at a time; only what was finished by {@link #close} opens again. */
final class SealingOutput extends OutputStream {

    private final OutputStream out;
    private final Opening opening;
    private final byte[] piece = new byte[Opening.PIECE_BYTES];
    private int filled;
    private int number;

    SealingOutput(OutputStream out, Opening opening) throws IOException {
        this.out = out;
        this.opening = opening;
        out.write(opening.bytes());
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (filled == piece.length) {
                seal(false);
            }
            int now = Math.min(length - done, piece.length - filled);
            System.arraycopy(from, start + done, piece, filled, now);
            filled += now;
            done += now;
        }
    }

    private void seal(boolean last) throws IOException {
        try {
            out.write(opening.cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(piece, 0, filled));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        Arrays.fill(piece, (byte) 0);
        filled = 0;
        number = Math.incrementExact(number);
    }

    /** Seals the last piece; what is below stays open. */
    @Override
    public void close() throws IOException {
        seal(true);
        out.flush();
    }
}
