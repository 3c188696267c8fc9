package org.fieldpost.server;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.Folder;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.server.retention.Retention;
import org.fieldpost.server.tls.Tls;
import org.fieldpost.server.web.TrustedProxies;

/** The command that serves until it is told to stop. */
final class Serve {

    static final Set<Option> OPTIONS = EnumSet.complementOf(
            EnumSet.of(Option.BACKUP_FILE, Option.BACKUP_PASSPHRASE, Option.OUTSIDE_LOGS, Option.HEAD, Option.DO));

    private Serve() {}

    static void run(Configuration given, Words words) throws InterruptedException {
        // before the first logger is made
        PrintStream people = given.read(Option.LOG, Serve::logs);
        Settings settings = settings(given);
        SyncServer server = SyncServer.start(settings, Clock.systemUTC(), new SecureRandom());
        if (openToAll(settings)) {
            System.err.println(words.say("server.plain", settings.host()));
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        people.println(words.say("server.started", server.address()));
        server.tls()
                .filter(tls -> tls.pin().isPresent())
                .ifPresent(tls -> people.println(words.say("server.self_made", tls.fingerprint())));
        server.monitorAddress().ifPresent(address -> people.println(words.say("server.monitor", address)));
        server.people()
                .links()
                .first()
                .ifPresent(token ->
                        people.println(words.say("server.first_link", server.publicAddress() + "/first/" + token)));
        stopped.await();
    }

    /** The server that was described; other commands look at the same one. */
    static Settings settings(Configuration given) {
        Path missionFolder = given.path(Option.MISSION);
        return Settings.in(
                        given.path(Option.DATA),
                        given.read(Option.MISSION, name -> mission(name, missionFolder)),
                        given.read(Option.MODE, Serve::mode))
                .withHost(given.text(Option.HOST))
                .withPort(given.read(Option.PORT, Serve::port))
                .withPhoneAddress(given.text(Option.PHONE_ADDRESS))
                .withPublicUrl(given.read(Option.PUBLIC_URL, Serve::url))
                .withTls(tls(given))
                .withTrustedProxies(given.read(Option.TRUSTED_PROXIES, TrustedProxies::parse))
                .withRestored(given.read(Option.RESTORED, Serve::restored))
                .withDatabase(database(given))
                .withDiskMark(given.read(Option.DISK_MARK, Serve::megabytes))
                .withMonitor(given.text(Option.MONITOR_HOST), given.read(Option.MONITOR_PORT, Serve::monitorPort))
                .withRetention(given.read(Option.RETENTION, Retention::rule));
    }

    /** Whether others can listen in: neither TLS nor a proxy that may have it, and not on this machine alone. */
    private static boolean openToAll(Settings settings) {
        try {
            return settings.tls() instanceof Tls.Off
                    && settings.proxies().ranges().isEmpty()
                    && !InetAddress.getByName(settings.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String url(String text) {
        if (!text.isEmpty() && !text.matches("https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?/?")) {
            throw Problem.of("server.url", text).asException();
        }
        return text.replaceFirst("/$", "");
    }

    private static Tls tls(Configuration given) {
        return given.read(Option.TLS, how -> switch (how) {
            case "off" -> new Tls.Off();
            case "self-made" -> new Tls.SelfMade();
            case "own" -> {
                if (!given.has(Option.TLS_CERTIFICATE) || !given.has(Option.TLS_KEY)) {
                    throw Problem.of("tls.files").asException();
                }
                yield new Tls.Own(
                        given.path(Option.TLS_CERTIFICATE),
                        given.path(Option.TLS_KEY),
                        given.secret(Option.TLS_KEY_PASSPHRASE));
            }
            default -> throw Problem.of("tls.how", how).asException();
        });
    }

    /** As {@link org.fieldpost.server.storage.Database#open(Path, String)} wants it, with user and password. */
    static String database(Configuration given) {
        String address = given.read(Option.DATABASE, Serve::withoutPassword);
        if (address.isEmpty()) {
            return address;
        }
        var whole = new StringBuilder(address);
        if (given.has(Option.DATABASE_USER)) {
            append(whole, "user", given.text(Option.DATABASE_USER));
        }
        given.secret(Option.DATABASE_PASSWORD).ifPresent(password -> append(whole, "password", password));
        return whole.toString();
    }

    private static void append(StringBuilder address, String name, String value) {
        address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static String withoutPassword(String address) {
        if (!address.isEmpty() && !address.startsWith("jdbc:postgresql:")) {
            throw Problem.of("server.database", address.replaceFirst("\\?.*", ""))
                    .asException();
        }
        if (address.matches("(?i).*[?&]password=.*")) {
            throw Problem.of("config.secret", Option.DATABASE_PASSWORD.key(), Option.DATABASE_PASSWORD.fileKey())
                    .asException();
        }
        return address;
    }

    private static boolean restored(String text) {
        if (!text.equals("yes") && !text.equals("no")) {
            throw Problem.of("server.restored", text).asException();
        }
        return text.equals("yes");
    }

    /** A shipped mission by its name, or a folder with a mission package. */
    private static Mission mission(String nameOrFolder, Path folder) {
        return nameOrFolder.matches("[a-z0-9]+")
                ? MissionReader.shipped(nameOrFolder)
                : MissionReader.read(Folder.directory(folder));
    }

    private static MissionMode mode(String text) {
        return switch (text) {
            case "live" -> MissionMode.LIVE;
            case "exercise" -> MissionMode.EXERCISE;
            default -> throw Problem.of("server.mode", text).asException();
        };
    }

    private static int megabytes(String text) {
        if (!text.matches("\\d{1,7}")) {
            throw Problem.of("server.disk_mark", text).asException();
        }
        return Integer.parseInt(text);
    }

    private static OptionalInt monitorPort(String text) {
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(port(text));
    }

    /** JSON has standard output for itself, a line an event; what is said to people goes beside it. */
    private static PrintStream logs(String text) {
        return switch (text) {
            case "text" -> System.out;
            case "json" -> {
                System.setProperty("fieldpost.log", "json");
                System.setProperty("fieldpost.log.level", "INFO");
                yield System.err;
            }
            default -> throw Problem.of("server.log", text).asException();
        };
    }

    static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw Problem.of("server.port", text).asException();
        }
        return Integer.parseInt(text);
    }
}
