package org.fieldpost.server.offline;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.RecipientKey;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.Check;
import org.fieldpost.model.words.Problem;

/**
 * The recipient's private keys as they lie on a disk: AES-256-GCM under a key that Argon2id makes of a passphrase, bound to the
 * mission and the public part, which can be read without it.
 *
 * @param recipient the public part
 * @param stretched salt, KiB of memory and passes, so that a later release may ask for more
 */
record KeyFile(MissionSlip mission, RecipientKey recipient, Stretched stretched, Bytes nonce, Bytes locked) {

    static final String ENDING = ".fieldpost-key";
    static final int LEAST_PASSPHRASE = 12;

    private static final int TAG_BITS = 128;

    /** How the passphrase is made a key: Argon2id (RFC 9106), one lane. */
    record Stretched(Bytes salt, int memoryKib, int passes) {

        Stretched {
            Check.range("salt bytes", salt.size(), 16, 16);
            Check.range("memoryKib", memoryKib, 8, 1024 * 1024);
            Check.range("passes", passes, 1, 64);
        }

        /** RFC 9106's second choice: 64 MiB, three passes, as for a phone's PIN. */
        static Stretched usual(SecureRandom random) {
            return new Stretched(bytes(16, random), 64 * 1024, 3);
        }

        byte[] key(String passphrase) {
            var argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withSalt(salt.toArray())
                    .withMemoryAsKB(memoryKib)
                    .withIterations(passes)
                    .withParallelism(1)
                    .build());
            byte[] key = new byte[32];
            argon2.generateBytes(passphrase.getBytes(StandardCharsets.UTF_8), key);
            return key;
        }
    }

    /** What the passphrase opens. */
    record Secrets(SigningKey signing, BoxKey box) {

        static Secrets generate(SecureRandom random) {
            return new Secrets(SigningKey.generate(random), BoxKey.generate(random));
        }
    }

    static KeyFile lock(
            MissionSlip mission, RecipientKey recipient, Secrets secrets, String passphrase, SecureRandom random) {
        if (passphrase.length() < LEAST_PASSPHRASE) {
            throw Problem.of("offline.passphrase_short", LEAST_PASSPHRASE).asException();
        }
        Stretched stretched = Stretched.usual(random);
        Bytes nonce = bytes(12, random);
        byte[] plain = Cbor.encode(List.of(secrets.signing.secret(), secrets.box.secret()));
        try {
            byte[] locked = cipher(true, stretched.key(passphrase), nonce, bound(mission, recipient), plain);
            return new KeyFile(mission, recipient, stretched, nonce, Bytes.of(locked));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("locking needs no tag to fit", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** @throws org.fieldpost.model.words.ProblemException when it is not the passphrase, or somebody altered the file */
    Secrets open(Path file, String passphrase) {
        try {
            byte[] plain = cipher(false, stretched.key(passphrase), nonce, bound(mission, recipient), locked.toArray());
            List<?> parts = Fields.tuple("keys", Cbor.decode(plain), 2);
            Arrays.fill(plain, (byte) 0);
            return new Secrets(
                    new SigningKey(Fields.asBytes("signing key", parts.get(0))),
                    new BoxKey(Fields.asBytes("box key", parts.get(1))));
        } catch (InvalidCipherTextException e) {
            throw Problem.of("offline.passphrase_wrong", file).causedBy(e);
        }
    }

    String text() {
        return Slip.KEY.write(List.of(
                mission.value(),
                recipient.encode(),
                stretched.salt,
                (long) stretched.memoryKib,
                (long) stretched.passes,
                nonce,
                locked));
    }

    static KeyFile read(Path file) {
        return Slip.KEY.read(file, value -> {
            List<?> parts = Fields.tuple("key", value, 7);
            return new KeyFile(
                    MissionSlip.of(parts.get(0)),
                    RecipientKey.decode(parts.get(1)),
                    new Stretched(
                            Fields.asBytes("salt", parts.get(2)),
                            Math.toIntExact(Fields.asLong("memory", parts.get(3))),
                            Math.toIntExact(Fields.asLong("passes", parts.get(4)))),
                    Fields.asBytes("nonce", parts.get(5)),
                    Fields.asBytes("locked keys", parts.get(6)));
        });
    }

    private static byte[] bound(MissionSlip mission, RecipientKey recipient) {
        return Cbor.encode(List.of("fieldpost 1 recipient key file", mission.value(), recipient.encode()));
    }

    private static byte[] cipher(boolean lock, byte[] key, Bytes nonce, byte[] bound, byte[] from)
            throws InvalidCipherTextException {
        var cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(lock, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce.toArray(), bound));
        byte[] to = new byte[cipher.getOutputSize(from.length)];
        int length = cipher.processBytes(from, 0, from.length, to, 0);
        cipher.doFinal(to, length);
        return to;
    }

    private static Bytes bytes(int count, SecureRandom random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
