package org.fieldpost.rehearsal.bench;

import java.security.SecureRandom;
import java.util.*;
import org.fieldpost.exchange.*;
import org.fieldpost.exchange.crypto.*;
import org.fieldpost.exchange.entry.*;
import org.fieldpost.exchange.envelope.*;
import org.fieldpost.exchange.memory.*;
import org.fieldpost.model.mission.*;
import org.fieldpost.model.read.*;
import org.fieldpost.model.report.*;

final class WireCost {
    public static void main(String[] a) {
        Mission m = MissionReader.shipped("sorrenga");
        Notes notes = new Notes(VocabularyReader.shipped(), 60);
        System.out.println("notes " + notes.size() + " mean " + notes.meanCharacters());
        for (Optional<Notes> n : List.of(Optional.<Notes>empty(), Optional.of(notes)))
            for (int count : new int[] {1, 1000}) {
                var r = new SecureRandom();
                var s = SigningKey.generate(r);
                var b = BoxKey.generate(r);
                var ss = SigningKey.generate(r);
                var sb = BoxKey.generate(r);
                var keys = new HeldKeys(s, List.of(b), ss.verifyingKey(), sb.publicKey());
                var end = new ExchangeEngine.End(
                        new MissionId(1), MissionMode.LIVE, new EnrolmentId(2), Header.Direction.UP, Optional.empty());
                var j = new InMemoryJournal();
                int raw = 0;
                for (Observation o : Fieldwork.observations(m, count, n, 7)) {
                    Bytes body = BodyCodec.encode(new Body.ObservationRevision(o));
                    raw += body.size();
                    if (count == 1) System.out.println(body.hex());
                    j.append(1, body, Priority.USUAL);
                }
                var e = new ExchangeEngine(end, j, new InMemoryInbox(1), keys, Correspondent.SILENT, r);
                var all = e.writeAll(64 * 1024);
                int total = all.stream().mapToInt(Bytes::size).sum();
                System.out.println(n.isPresent() + " " + count + ": raw " + raw + " total " + total + " in "
                        + all.size() + " each " + (total / (double) count));
            }
    }
}
