package org.fieldpost.android;

import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What the app wants recorded, as it wrote it into its control file: lines of {@code name=value} in UTF-8, the first
 * {@code fieldpost-track-wanted=1}. Immutable.
 */
final class Wanted {

    static final String FILE = "wanted";

    private static final Charset UTF_8 = Charset.forName("UTF-8");
    private static final int MOST_BYTES = 4_096;
    private static final long SOONEST_MS = 1_000;
    private static final long LATEST_MS = 3_600_000;

    private final long everyMs;
    private final byte[] key;
    private final String notice;

    private Wanted(long everyMs, byte[] key, String notice) {
        this.everyMs = everyMs;
        this.key = key;
        this.notice = notice;
    }

    /** What stands in the control file; null when nothing is wanted, or the file is none this version understands. */
    static Wanted in(File directory) {
        File file = new File(directory, FILE);
        long length = file.length();
        if (length == 0 || length > MOST_BYTES) {
            return null;
        }
        byte[] bytes = new byte[(int) length];
        try (DataInputStream in = new DataInputStream(new FileInputStream(file))) {
            in.readFully(bytes);
            return parse(new String(bytes, UTF_8));
        } catch (IOException | IllegalArgumentException notWanted) {
            return null;
        }
    }

    static Wanted parse(String text) {
        Map<String, String> values = new HashMap<>();
        for (String line : text.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        if (!"1".equals(values.get("fieldpost-track-wanted"))) {
            throw new IllegalArgumentException("The control file is not of version 1.");
        }
        long everyMs = Long.parseLong(values.get("every-ms"));
        String hex = values.get("key");
        byte[] key = hex == null ? new byte[0] : Hex.read(hex);
        boolean open = "open".equals(values.get("mode"));
        if (open == (key.length > 0)) {
            throw new IllegalArgumentException("A sealed track needs a key, an open one has none.");
        }
        String notice = values.get("notice");
        return new Wanted(Math.max(SOONEST_MS, Math.min(LATEST_MS, everyMs)), key, notice == null ? "" : notice);
    }

    long everyMs() {
        return everyMs;
    }

    /** Uncompressed P-256 point to seal to; empty for an open track. */
    byte[] key() {
        return key.clone();
    }

    /** The words that Android shows while the service runs; the app says them in the officer's language. */
    String notice() {
        return notice;
    }

    boolean sealedAs(Wanted other) {
        return Arrays.equals(key, other.key);
    }
}
