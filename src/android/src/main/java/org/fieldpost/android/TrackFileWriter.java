package org.fieldpost.android;

import java.io.Closeable;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Appends fixes to one track file, format "Fieldpost track 1" of docs/track-file.md. Of one thread. A failed write may leave half
 * a record: begin another file then.
 */
final class TrackFileWriter implements Closeable {

    static final byte[] MAGIC = "Fieldpost track 1\n".getBytes(Charset.forName("US-ASCII"));
    static final byte OPEN = 0;
    static final byte SEALED = 1;

    /** How many of the key's digest the header shows, so that the reader finds the key. */
    static final int KEY_ID_BYTES = 8;

    /** What a battery torn out may cost. */
    private static final int FIXES_BETWEEN_SYNCS = 4;

    private final FileOutputStream out;
    private final Sealing sealing;
    private final byte[] headerHash;
    private long written;

    private TrackFileWriter(FileOutputStream out, Sealing sealing, byte[] headerHash) {
        this.out = out;
        this.sealing = sealing;
        this.headerHash = headerHash;
    }

    /** @param recipient uncompressed P-256 point to seal to; empty for an open track */
    static TrackFileWriter create(File file, byte[] recipient) throws IOException {
        try {
            Sealing sealing = recipient.length == 0 ? null : Sealing.to(recipient);
            byte[] header = header(sealing, recipient);
            byte[] hash = Sealing.sha256(header);
            if (sealing != null) {
                sealing.under(hash);
            }
            FileOutputStream out = new FileOutputStream(file);
            TrackFileWriter writer = new TrackFileWriter(out, sealing, hash);
            try {
                out.write(header);
                out.getFD().sync();
            } catch (IOException e) {
                out.close();
                // a full disk is tried again with each fix; should it stay, the app takes it for cut
                boolean gone = file.delete();
                throw gone ? e : new IOException(file.getName() + " could not be begun and not be deleted", e);
            }
            return writer;
        } catch (GeneralSecurityException e) {
            throw new IOException("No track file can be sealed: " + e.getMessage(), e);
        }
    }

    private static byte[] header(Sealing sealing, byte[] recipient) throws GeneralSecurityException {
        if (sealing == null) {
            return ByteBuffer.allocate(MAGIC.length + 1).put(MAGIC).put(OPEN).array();
        }
        return ByteBuffer.allocate(MAGIC.length + 1 + KEY_ID_BYTES + Sealing.POINT_BYTES)
                .put(MAGIC)
                .put(SEALED)
                .put(Arrays.copyOf(Sealing.sha256(recipient), KEY_ID_BYTES))
                .put(sealing.ephemeral())
                .array();
    }

    void append(Fix fix) throws IOException {
        byte[] body = sealing == null ? checked(fix.bytes()) : sealed(fix.bytes());
        // in one write: a record is there or it is torn, never mixed with another
        out.write(ByteBuffer.allocate(2 + body.length)
                .putShort((short) body.length)
                .put(body)
                .array());
        written++;
        if (written % FIXES_BETWEEN_SYNCS == 1) {
            out.getFD().sync();
        }
    }

    /** How many fixes it holds. */
    long written() {
        return written;
    }

    private byte[] sealed(byte[] fix) throws IOException {
        try {
            return sealing.seal(written, headerHash, fix);
        } catch (GeneralSecurityException e) {
            throw new IOException("A position cannot be sealed: " + e.getMessage(), e);
        }
    }

    private byte[] checked(byte[] fix) {
        CRC32 sum = new CRC32();
        sum.update(headerHash);
        sum.update(ByteBuffer.allocate(8).putLong(written).array());
        sum.update(fix);
        return ByteBuffer.allocate(fix.length + 4)
                .put(fix)
                .putInt((int) sum.getValue())
                .array();
    }

    @Override
    public void close() throws IOException {
        try {
            out.getFD().sync();
        } finally {
            out.close();
        }
    }
}
