package org.fieldpost.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** Entries and acknowledgements in the few words that the contracts need. */
final class Said {

    static final int KIND = 1;

    private Said() {}

    static Bytes body(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Entry entry(long number, String text) {
        return new Entry(number, KIND, body(text));
    }

    /** What an end that holds exactly these entries says. */
    static Acknowledgement holding(int generation, long epoch, List<Entry> entries) {
        var hashes = new TreeMap<Long, Bytes>();
        entries.forEach(entry -> hashes.put(entry.number(), entry.hash()));
        return Acknowledgement.of(generation, epoch, hashes);
    }
}
