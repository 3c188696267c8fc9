package org.fieldpost.exchange.carrier;

import java.net.URI;
import java.util.Base64;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.crypto.BoxPublicKey;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.exchange.entry.Fields;
import org.fieldpost.model.Check;
import org.fieldpost.model.words.Problem;

/**
 * What a phone that carries for others shows as a QR code: where it listens, and the key that what is handed over is sealed
 * to. Both are made for one meeting, so that a recording of the local network tells nothing later.
 */
public record MeetingCode(String host, int port, BoxPublicKey key) {

    private static final String PREFIX = "fieldpost-meet1:";

    public MeetingCode {
        Check.matching("host", host, "[A-Za-z0-9.:\\[\\]-]{1,100}");
        Check.range("port", port, 1, 65535);
        Check.that(
                URI.create("http://" + host + ":" + port).getHost() != null,
                "the host of the meeting is none: " + host);
    }

    /** The characters of the QR code. */
    public String code() {
        byte[] fields = Cbor.encode(new Fields.Writer()
                .put(1, host)
                .put(2, (long) port)
                .put(3, key.value())
                .map());
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(fields);
    }

    /** @throws org.fieldpost.model.words.ProblemException when it is none, or was misread */
    public static MeetingCode parse(String scanned) {
        String code = scanned.replaceAll("\\s+", "");
        if (!code.startsWith(PREFIX) || code.length() > 400) {
            throw Problem.of("meeting.form").asException();
        }
        try {
            var fields =
                    Fields.of("meeting", Cbor.decode(Base64.getUrlDecoder().decode(code.substring(PREFIX.length()))));
            Bytes key = fields.bytes(3);
            return new MeetingCode(fields.text(1), fields.small(2), new BoxPublicKey(key));
        } catch (IllegalArgumentException e) {
            throw Problem.of("meeting.form").causedBy(e);
        }
    }
}
