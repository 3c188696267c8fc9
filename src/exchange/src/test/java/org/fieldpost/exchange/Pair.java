package org.fieldpost.exchange;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.crypto.HeldKeys;
import org.fieldpost.exchange.crypto.SigningKey;
import org.fieldpost.exchange.enrolment.Claim;
import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.exchange.memory.InMemoryInbox;
import org.fieldpost.exchange.memory.InMemoryJournal;
import org.fieldpost.model.mission.MissionMode;

/** Two ends of one enrolment with real keys and journals in memory, and no carrier: tests hand the envelopes over. */
public final class Pair {

    public static final int PLENTY = ExchangeEngine.USUAL_BODY_BYTES;

    private final SecureRandom random;
    private final SigningKey phoneSigning;
    private final HeldKeys phoneKeys;
    private final HeldKeys serverKeys;
    private final ExchangeEngine.End phoneEnd;
    private final ExchangeEngine.End serverEnd;
    private final InMemoryJournal phoneJournal = new InMemoryJournal();
    private final InMemoryJournal serverJournal = new InMemoryJournal();
    private final InMemoryInbox phoneInbox = new InMemoryInbox(1);
    private InMemoryInbox serverInbox = new InMemoryInbox(1);

    private Pair(MissionMode mode, long seed) {
        random = new SeededRandom(seed);
        phoneSigning = SigningKey.generate(random);
        SigningKey serverSigning = SigningKey.generate(random);
        BoxKey phoneBox = BoxKey.generate(random);
        BoxKey serverBox = BoxKey.generate(random);
        phoneKeys = new HeldKeys(phoneSigning, List.of(phoneBox), serverSigning.verifyingKey(), serverBox.publicKey());
        serverKeys = new HeldKeys(serverSigning, List.of(serverBox), phoneSigning.verifyingKey(), phoneBox.publicKey());
        var mission = new MissionId(random.nextLong());
        var enrolment = new EnrolmentId(random.nextLong());
        byte[] secret = new byte[Invitation.SECRET_BYTES];
        random.nextBytes(secret);
        byte[] textKey = new byte[Claim.TEXT_KEY_BYTES];
        random.nextBytes(textKey);
        var claim = new Claim(Bytes.of(secret), phoneSigning.verifyingKey(), phoneBox.publicKey(), Bytes.of(textKey));
        phoneEnd = new ExchangeEngine.End(mission, mode, enrolment, Header.Direction.UP, Optional.of(claim));
        serverEnd = new ExchangeEngine.End(mission, mode, enrolment, Header.Direction.DOWN, Optional.empty());
    }

    public static Pair live(long seed) {
        return new Pair(MissionMode.LIVE, seed);
    }

    public static Pair exercise(long seed) {
        return new Pair(MissionMode.EXERCISE, seed);
    }

    public ExchangeEngine phone() {
        return phoneAs(phoneEnd);
    }

    public ExchangeEngine server() {
        return serverAs(serverEnd);
    }

    /** The phone's journal and keys, speaking as another end. */
    public ExchangeEngine phoneAs(ExchangeEngine.End end) {
        return new ExchangeEngine(end, phoneJournal, phoneInbox, phoneKeys, Correspondent.SILENT, random);
    }

    /** The server's journal and keys, speaking as another end. */
    public ExchangeEngine serverAs(ExchangeEngine.End end) {
        return new ExchangeEngine(end, serverJournal, serverInbox, serverKeys, Correspondent.SILENT, random);
    }

    public ExchangeEngine.End phoneEnd() {
        return phoneEnd;
    }

    public ExchangeEngine.End serverEnd() {
        return serverEnd;
    }

    public HeldKeys phoneKeys() {
        return phoneKeys;
    }

    public HeldKeys serverKeys() {
        return serverKeys;
    }

    public InMemoryJournal phoneJournal() {
        return phoneJournal;
    }

    public InMemoryJournal serverJournal() {
        return serverJournal;
    }

    public InMemoryInbox phoneInbox() {
        return phoneInbox;
    }

    public InMemoryInbox serverInbox() {
        return serverInbox;
    }

    public SecureRandom random() {
        return random;
    }

    /** The phone reports these, one entry each. */
    public List<Entry> report(String... texts) {
        List<Entry> written = new ArrayList<>();
        for (String text : texts) {
            Bytes body = Said.body(text);
            written.add(new Entry(phoneJournal.append(Said.KIND, body, Priority.USUAL), Said.KIND, body));
        }
        return written;
    }

    /** One round trip over a link that loses nothing; what the phone read. */
    public Reading exchange() {
        server().read(phone().write(PLENTY));
        return phone().read(server().write(PLENTY));
    }

    /** The server is restored from a copy that held only the first entries of the phone. */
    public void restoreServer(int entriesInCopy) {
        List<Entry> copy = serverInbox.entries().subList(0, entriesInCopy);
        serverInbox = new InMemoryInbox(serverInbox.epoch() + 1);
        serverInbox.store(phoneJournal.generation(), copy);
    }
}
