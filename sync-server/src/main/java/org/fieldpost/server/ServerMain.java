package org.fieldpost.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.model.read.Folder;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.model.words.Words;
import org.fieldpost.server.access.Role;

/** Starts the sync server from the command line; {@code --help} says how. Exit code 2 when it cannot. */
public final class ServerMain {

    private static final Map<String, String> DEFAULTS = Map.of(
            "data", "fieldpost-data",
            "mission", "liberia",
            "mode", "live",
            "host", "127.0.0.1",
            "port", "8431",
            "phone-address", "",
            "restored", "no");

    private ServerMain() {}

    public static void main(String[] args) throws InterruptedException {
        Words words = Words.in(Language.EN);
        if (args.length == 1 && args[0].equals("--help")) {
            System.out.println(words.say("server.help"));
            return;
        }
        try {
            run(settings(args), words);
        } catch (ProblemException e) {
            System.err.println(e.problem().in(words));
            System.exit(2);
        }
    }

    private static void run(SyncServer.Settings settings, Words words) throws InterruptedException {
        SyncServer server = SyncServer.start(settings, Clock.systemUTC(), new SecureRandom());
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        System.out.println(words.say("server.started", server.address()));
        server.people()
                .first("administrator", Set.of(Role.ADMINISTRATOR, Role.SUPERVISOR))
                .ifPresent(
                        password -> System.out.println(words.say("server.first_sign_in", "administrator", password)));
        stopped.await();
    }

    /** Options are {@code --name=value}. */
    static SyncServer.Settings settings(String[] args) {
        Map<String, String> options = new TreeMap<>(DEFAULTS);
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals).replaceFirst("^--", "");
            if (equals < 0 || !arg.startsWith("--") || !DEFAULTS.containsKey(name)) {
                throw Problem.of("server.option", arg).asException();
            }
            options.put(name, arg.substring(equals + 1));
        }
        return new SyncServer.Settings(
                Path.of(options.get("data")),
                mission(options.get("mission")),
                mode(options.get("mode")),
                options.get("host"),
                port(options.get("port")),
                options.get("phone-address"),
                true,
                restored(options.get("restored")));
    }

    private static boolean restored(String text) {
        if (!text.equals("yes") && !text.equals("no")) {
            throw Problem.of("server.restored", text).asException();
        }
        return text.equals("yes");
    }

    /** A shipped mission by its name, or a folder with a mission package. */
    private static Mission mission(String nameOrFolder) {
        return nameOrFolder.matches("[a-z0-9]+")
                ? MissionReader.shipped(nameOrFolder)
                : MissionReader.read(Folder.directory(Path.of(nameOrFolder)));
    }

    private static MissionMode mode(String text) {
        return switch (text) {
            case "live" -> MissionMode.LIVE;
            case "exercise" -> MissionMode.EXERCISE;
            default -> throw Problem.of("server.mode", text).asException();
        };
    }

    static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw Problem.of("server.port", text).asException();
        }
        return Integer.parseInt(text);
    }
}
