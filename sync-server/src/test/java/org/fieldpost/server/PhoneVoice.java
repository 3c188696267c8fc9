package org.fieldpost.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fieldpost.exchange.Correspondent;
import org.fieldpost.exchange.Postscript;
import org.fieldpost.exchange.enrolment.ServerBox;
import org.fieldpost.exchange.sealed.SealedBlob;

/** What a phone says beside its entries: it counts its envelopes and sends sealed blobs until they are held. */
public final class PhoneVoice implements Correspondent {

    private final List<SealedBlob> sealed = new ArrayList<>();
    private final Set<Long> held = new TreeSet<>();
    private Optional<Postscript.Doubt> doubt = Optional.empty();
    private Optional<Heard> heard = Optional.empty();
    private long counter;

    @Override
    public synchronized Postscript say(int packageBytes) {
        counter++;
        List<SealedBlob> waiting =
                sealed.stream().filter(blob -> !held.contains(blob.id())).toList();
        return new Postscript(counter, doubt, Optional.empty(), waiting, List.of(), Optional.empty());
    }

    @Override
    public synchronized boolean hear(Heard now) {
        heard = Optional.of(now);
        held.addAll(now.postscript().sealedHeld());
        return false;
    }

    /** Sends it with every envelope until the server says that it holds it. */
    public synchronized void seal(SealedBlob blob) {
        sealed.add(blob);
    }

    /** How many sealed blobs the server has not said to hold. */
    public synchronized long sealedWaiting() {
        return sealed.stream().filter(blob -> !held.contains(blob.id())).count();
    }

    /** Asks with every envelope. */
    public synchronized void ask(Postscript.Doubt question) {
        doubt = Optional.of(question);
    }

    /** The key that the server last asked to seal to again. */
    synchronized Optional<ServerBox> sealAgain() {
        return heard.flatMap(last -> last.postscript().sealAgain());
    }

    /** What the server last said. */
    public synchronized Heard heard() {
        return heard.orElseThrow();
    }
}
