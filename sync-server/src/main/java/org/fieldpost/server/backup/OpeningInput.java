package org.fieldpost.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** Opens what was sealed, a piece at a time; gives nothing of a piece before all of it has been found as it was sealed. */
final class OpeningInput extends InputStream {

    /** The file is not as it was sealed, or the passphrase is another. */
    static final class AlteredException extends IOException {
        private static final long serialVersionUID = 1L;

        /** Nothing at all could be opened. */
        final boolean fromTheBeginning;

        AlteredException(boolean fromTheBeginning, Throwable cause) {
            super(cause);
            this.fromTheBeginning = fromTheBeginning;
        }
    }

    private final InputStream in;
    private final Opening opening;
    private byte[] next;
    private byte[] piece = new byte[0];
    private int given;
    private int number;

    OpeningInput(InputStream in, Opening opening) throws IOException {
        this.in = in;
        this.opening = opening;
        this.next = in.readNBytes(Opening.PIECE_BYTES + Opening.TAG_BYTES);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int start, int length) throws IOException {
        while (given == piece.length) {
            if (number > 0 && next.length == 0) {
                return -1;
            }
            open();
        }
        int now = Math.min(length, piece.length - given);
        System.arraycopy(piece, given, to, start, now);
        given += now;
        return now;
    }

    /** Whether a piece is the last shows by the end of the file. */
    private void open() throws IOException {
        if (next.length < Opening.TAG_BYTES) {
            throw new AlteredException(number == 0, null);
        }
        byte[] after = in.readNBytes(Opening.PIECE_BYTES + Opening.TAG_BYTES);
        try {
            piece = opening.cipher(Cipher.DECRYPT_MODE, number, after.length == 0)
                    .doFinal(next);
        } catch (GeneralSecurityException e) {
            throw new AlteredException(number == 0, e);
        }
        given = 0;
        next = after;
        number = Math.incrementExact(number);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
