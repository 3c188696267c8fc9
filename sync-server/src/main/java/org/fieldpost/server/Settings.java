package org.fieldpost.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.tls.Tls;
import org.fieldpost.server.web.TrustedProxies;

/**
 * How a server is set up: {@link #in} gives what is usual, the {@code with} methods change one thing of it.
 *
 * @param directory holds the database, the keys and the lock
 * @param port 0 for any free one
 * @param phoneAddress where phones reach it, or empty for the address a page was opened by
 * @param compareFingerprints whether new phones wait until the administrator has compared their fingerprint
 * @param restored whether the directory was put back from a copy: then a new epoch begins, and phones make good what is
 *     lost
 * @param database as {@link org.fieldpost.server.storage.Database#open(Path, String)} wants it
 * @param diskMark megabytes that must be free for the server to be ready
 * @param monitorHost where numbers are given out
 * @param monitorPort empty to give out none, 0 for any free one
 * @param tls how the port is served
 * @param publicUrl how it is reached from outside, or empty for the address a page was opened by
 * @param proxies who is believed about the real client
 * @param retention after how long content is let go; empty to keep everything
 */
public record Settings(
        Path directory,
        Mission mission,
        MissionMode mode,
        String host,
        int port,
        String phoneAddress,
        boolean compareFingerprints,
        boolean restored,
        String database,
        int diskMark,
        String monitorHost,
        OptionalInt monitorPort,
        Optional<Duration> retention,
        Tls tls,
        String publicUrl,
        TrustedProxies proxies) {

    public Settings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(mission, "mission");
        Objects.requireNonNull(mode, "mode");
    }

    /** On this machine alone, at any free port, with the directory's own database; fingerprints are compared. */
    public static Settings in(Path directory, Mission mission, MissionMode mode) {
        return new Settings(
                directory,
                mission,
                mode,
                "127.0.0.1",
                0,
                "",
                true,
                false,
                "",
                200,
                "127.0.0.1",
                OptionalInt.empty(),
                Optional.empty(),
                new Tls.Off(),
                "",
                TrustedProxies.NONE);
    }

    public Settings withHost(String address) {
        return changed(next -> next.host = address);
    }

    public Settings withPort(int number) {
        return changed(next -> next.port = number);
    }

    public Settings withPhoneAddress(String address) {
        return changed(next -> next.phoneAddress = address);
    }

    public Settings withCompareFingerprints(boolean compare) {
        return changed(next -> next.compareFingerprints = compare);
    }

    public Settings withRestored(boolean putBack) {
        return changed(next -> next.restored = putBack);
    }

    public Settings withDatabase(String address) {
        return changed(next -> next.database = address);
    }

    public Settings withDiskMark(int megabytes) {
        return changed(next -> next.diskMark = megabytes);
    }

    public Settings withMonitor(String atHost, OptionalInt atPort) {
        return changed(next -> {
            next.monitorHost = atHost;
            next.monitorPort = atPort;
        });
    }

    public Settings withRetention(Optional<Duration> kept) {
        return changed(next -> next.retention = kept);
    }

    public Settings withTls(Tls how) {
        return changed(next -> next.tls = how);
    }

    public Settings withPublicUrl(String address) {
        return changed(next -> next.publicUrl = address);
    }

    public Settings withTrustedProxies(TrustedProxies trusted) {
        return changed(next -> next.proxies = trusted);
    }

    private Settings changed(Consumer<Next> change) {
        var next = new Next(this);
        change.accept(next);
        return next.settings();
    }

    /** The one place, beside the record's head, that a further component is added to. */
    private static final class Next {
        private final Settings before;
        private String host;
        private int port;
        private String phoneAddress;
        private boolean compareFingerprints;
        private boolean restored;
        private String database;
        private int diskMark;
        private String monitorHost;
        private OptionalInt monitorPort;
        private Optional<Duration> retention;
        private Tls tls;
        private String publicUrl;
        private TrustedProxies proxies;

        Next(Settings before) {
            this.before = before;
            host = before.host;
            port = before.port;
            phoneAddress = before.phoneAddress;
            compareFingerprints = before.compareFingerprints;
            restored = before.restored;
            database = before.database;
            diskMark = before.diskMark;
            monitorHost = before.monitorHost;
            monitorPort = before.monitorPort;
            retention = before.retention;
            tls = before.tls;
            publicUrl = before.publicUrl;
            proxies = before.proxies;
        }

        Settings settings() {
            return new Settings(
                    before.directory,
                    before.mission,
                    before.mode,
                    host,
                    port,
                    phoneAddress,
                    compareFingerprints,
                    restored,
                    database,
                    diskMark,
                    monitorHost,
                    monitorPort,
                    retention,
                    tls,
                    publicUrl,
                    proxies);
        }
    }
}
