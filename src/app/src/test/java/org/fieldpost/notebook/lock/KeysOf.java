package org.fieldpost.notebook.lock;

import java.util.Map;

/** The keys of a lock that was opened, for whoever looks whether they lie anywhere. */
public final class KeysOf {

    private KeysOf() {}

    public static Map<String, byte[]> the(Unlocked open) {
        LockFile.Keys keys = open.opening().keys();
        return Map.of(
                "stretched PIN", open.pinKey(),
                "data key", keys.live().toArray(),
                "data key of training", keys.training().toArray());
    }
}
