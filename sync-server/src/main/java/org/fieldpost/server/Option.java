package org.fieldpost.server;

import java.util.Arrays;
import java.util.Optional;

/** What may be said to the program: a name, its value when nothing is said, and where it may be said. */
enum Option {
    CONFIG("config", "", Place.ARGUMENT),
    DATA("data", "fieldpost-data", Place.ANYWHERE),
    MISSION("mission", "liberia", Place.ANYWHERE),
    MODE("mode", "live", Place.ANYWHERE),
    HOST("host", "127.0.0.1", Place.ANYWHERE),
    PORT("port", "8431", Place.ANYWHERE),
    PHONE_ADDRESS("phone-address", "", Place.ANYWHERE),
    PUBLIC_URL("public-url", "", Place.ANYWHERE),
    TLS("tls", "off", Place.ANYWHERE),
    TLS_CERTIFICATE("tls-certificate", "", Place.ANYWHERE),
    TLS_KEY("tls-key", "", Place.ANYWHERE),
    TLS_KEY_PASSPHRASE("tls-key-passphrase", "", Place.SECRET),
    TRUSTED_PROXIES("trusted-proxies", "", Place.ANYWHERE),
    DATABASE("database", "", Place.ANYWHERE),
    DATABASE_USER("database-user", "", Place.ANYWHERE),
    DATABASE_PASSWORD("database-password", "", Place.SECRET),
    DISK_MARK("disk-mark", "200", Place.ANYWHERE),
    LOG("log", "text", Place.ANYWHERE),
    MONITOR_HOST("monitor-host", "127.0.0.1", Place.ANYWHERE),
    MONITOR_PORT("monitor-port", "", Place.ANYWHERE),
    RETENTION("retention", "keep", Place.ANYWHERE),
    DO("do", "no", Place.ARGUMENT),
    BACKUP_FILE("file", "", Place.ARGUMENT),
    BACKUP_PASSPHRASE("backup-passphrase", "", Place.SECRET),
    OUTSIDE_LOGS("outside-logs", "", Place.ARGUMENT),
    RESTORED("restored", "no", Place.ARGUMENT),
    HEAD("head", "", Place.ARGUMENT);

    private enum Place {
        ANYWHERE,
        /** What belongs to one run is not kept in a file. */
        ARGUMENT,
        /** In the configuration file, or in a file named by the option with "-file" behind it; arguments are seen by others. */
        SECRET
    }

    private static final String FILE = "-file";

    private final String key;
    private final String byDefault;
    private final Place place;

    Option(String key, String byDefault, Place place) {
        this.key = key;
        this.byDefault = byDefault;
        this.place = place;
    }

    String key() {
        return key;
    }

    String byDefault() {
        return byDefault;
    }

    boolean secret() {
        return place == Place.SECRET;
    }

    boolean inFile() {
        return place != Place.ARGUMENT;
    }

    /** The key that names a file with the secret in it. */
    String fileKey() {
        return key + FILE;
    }

    /** As it is shown to who asks for help. */
    String shown() {
        return secret() ? fileKey() : key;
    }

    /** The option with this key, or the secret whose file this key names. */
    static Optional<Option> named(String key) {
        return Arrays.stream(values())
                .filter(option -> option.key.equals(key)
                        || (option.secret() && option.fileKey().equals(key)))
                .findFirst();
    }
}
