package org.fieldpost.notebook.lock;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.fieldpost.model.Check;

/**
 * Makes a key of a PIN and guessing dear: Argon2id (RFC 9106), one lane. Blocks for part of a second. It stands with each
 * notebook's key, so that a later release may ask for more.
 */
public record Stretching(int memoryKib, int passes) {

    /** RFC 9106's second choice, for devices with little memory: 64 MiB, three passes. */
    public static final Stretching USUAL = new Stretching(64 * 1024, 3);

    static final int KEY_BYTES = 32;

    public Stretching {
        Check.range("memoryKib", memoryKib, 8, 1024 * 1024);
        Check.range("passes", passes, 1, 64);
    }

    /** 32 bytes, the same for the same PIN and salt. Blocks; takes {@link #memoryKib} of memory meanwhile. */
    public byte[] key(Pin pin, byte[] salt) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(1)
                .build());
        byte[] key = new byte[KEY_BYTES];
        argon2.generateBytes(pin.bytes(), key);
        return key;
    }
}
