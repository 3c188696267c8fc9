package org.fieldpost.exchange.enrolment;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.crypto.KeyPin;
import org.fieldpost.exchange.crypto.VerifyingKey;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.Check;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.words.Problem;

/**
 * What an officer's phone needs to join: where the server is, whose keys to trust, and a one-time secret. Shown as a QR
 * code or text, or handed over as a file; each holds the same characters.
 *
 * @param officerCode the author's code in receipt codes, such as {@code K7}; never given to another
 * @param missionPackage id of the mission package the phone loads its regions and points from
 * @param tlsPin of a server whose certificate it made itself; phones before it was written pass it over and find no way in
 * @param missionKey the key pinned for the life of the enrolment; later server keys must be signed with it
 */
public record Invitation(
        MissionId mission,
        MissionMode mode,
        String missionPackage,
        String serverUrl,
        VerifyingKey missionKey,
        VerifyingKey serverKey,
        BoxPublicKey serverBox,
        EnrolmentId enrolment,
        String officerCode,
        Bytes secret,
        Instant expiresAt,
        Optional<KeyPin> tlsPin) {

    public static final int SECRET_BYTES = 16;
    public static final String FILE_ENDING = ".fieldpost-invitation";

    private static final String PREFIX = "fieldpost0:";
    private static final int MOST_CHARS = 2000;

    public Invitation {
        Objects.requireNonNull(mode, "mode");
        Check.matching("mission package", missionPackage, "[a-z0-9-]{1,32}");
        Check.matching("server address", serverUrl, "https?://[A-Za-z0-9.:\\[\\]-]{1,200}(/[A-Za-z0-9._/-]{0,100})?");
        URI address = URI.create(serverUrl);
        Check.that(
                address.getHost() != null && address.getPort() <= 65535,
                "server address '" + serverUrl + "' has no usable host or port");
        Check.matching("officer code", officerCode, "[A-Z][0-9]{1,4}");
        Check.range("secret bytes", secret.size(), SECRET_BYTES, SECRET_BYTES);
        Check.that(tlsPin.isEmpty() || serverUrl.startsWith("https://"), "a pinned key needs an https address");
    }

    /** Without a pin. */
    public Invitation(
            MissionId mission,
            MissionMode mode,
            String missionPackage,
            String serverUrl,
            VerifyingKey missionKey,
            VerifyingKey serverKey,
            BoxPublicKey serverBox,
            EnrolmentId enrolment,
            String officerCode,
            Bytes secret,
            Instant expiresAt) {
        this(
                mission,
                mode,
                missionPackage,
                serverUrl,
                missionKey,
                serverKey,
                serverBox,
                enrolment,
                officerCode,
                secret,
                expiresAt,
                Optional.empty());
    }

    /** The same enrolment at a server that is reached elsewhere. */
    public Invitation at(ServerAddress server) {
        return new Invitation(
                mission,
                mode,
                missionPackage,
                server.url(),
                missionKey,
                serverKey,
                serverBox,
                enrolment,
                officerCode,
                secret,
                expiresAt,
                server.pin());
    }

    /** Whether it is of an exercise of one phone, from which nothing is ever sent. */
    public boolean alone() {
        return mode == MissionMode.EXERCISE && serverUrl.equals(Alone.NOWHERE);
    }

    public ServerAddress server() {
        return new ServerAddress(serverUrl, tlsPin);
    }

    /** The text that a QR code shows and a file holds. */
    public String code() {
        var writer = new Fields.Writer()
                .put(1, mission.value())
                .put(2, Fields.numberOf(mode))
                .put(3, missionPackage)
                .put(4, serverUrl)
                .put(5, missionKey.value())
                .put(6, serverKey.value())
                .put(7, serverBox.value())
                .put(8, enrolment.value())
                .put(9, officerCode)
                .put(10, secret)
                .put(11, expiresAt.getEpochSecond());
        tlsPin.ifPresent(pin -> writer.put(12, pin.value()));
        byte[] fields = Cbor.encode(writer.map());
        ByteBuffer checked = ByteBuffer.allocate(fields.length + 4).put(fields).putInt(checksum(fields));
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(checked.array());
    }

    /**
     * Reads a code as pasted, scanned or read from a file; white space is ignored.
     *
     * @throws org.fieldpost.model.words.ProblemException when it is none, was cut or misread, or has expired
     */
    public static Invitation parse(String typed, Instant now) {
        String code = typed.replaceAll("\\s+", "");
        if (!code.startsWith("fieldpost") || code.length() > MOST_CHARS) {
            throw Problem.of("invitation.form").asException();
        }
        if (!code.startsWith(PREFIX)) {
            throw Problem.of("invitation.version").asException();
        }
        Invitation invitation = decode(code.substring(PREFIX.length()));
        if (now.isAfter(invitation.expiresAt)) {
            throw Problem.of("invitation.expired", invitation.officerCode).asException();
        }
        return invitation;
    }

    private static Invitation decode(String base64) {
        try {
            byte[] checked = Base64.getUrlDecoder().decode(base64);
            Check.that(checked.length > 4, "the code is too short");
            byte[] bytes = Arrays.copyOf(checked, checked.length - 4);
            Check.that(
                    ByteBuffer.wrap(checked, bytes.length, 4).getInt() == checksum(bytes), "the checksum does not fit");
            var fields = Fields.of("invitation", Cbor.decode(bytes));
            return new Invitation(
                    new MissionId(fields.number(1)),
                    fields.choice(2, MissionMode.values()),
                    fields.text(3),
                    fields.text(4),
                    new VerifyingKey(fields.bytes(5)),
                    new VerifyingKey(fields.bytes(6)),
                    new BoxPublicKey(fields.bytes(7)),
                    new EnrolmentId(fields.number(8)),
                    fields.text(9),
                    fields.bytes(10),
                    fields.instant(11),
                    fields.has(12) ? Optional.of(new KeyPin(fields.bytes(12))) : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw Problem.of("invitation.broken").causedBy(e);
        }
    }

    public void writeTo(Path file) {
        try {
            Files.writeString(file, code() + "\n", StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
    }

    public static Invitation readFrom(Path file, Instant now) {
        String text;
        try {
            if (Files.size(file) > MOST_CHARS) {
                throw Problem.of("invitation.form").asException();
            }
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw Problem.of("file.unreadable", file).causedBy(e);
        }
        return parse(text, now);
    }

    private static int checksum(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** Without the secret, so that a log line cannot leak it. */
    @Override
    public String toString() {
        return "invitation for " + officerCode + " to mission " + mission + " (" + mode + ")";
    }
}
