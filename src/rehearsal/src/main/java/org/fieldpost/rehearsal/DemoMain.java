package org.fieldpost.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.read.MissionReader;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.model.words.Words;
import org.fieldpost.rehearsal.bench.BenchMain;
import org.fieldpost.rehearsal.release.WriteRelease;
import org.fieldpost.rehearsal.release.WriteTrack;
import org.fieldpost.rehearsal.simulation.SimulationMain;

/**
 * Runs the demonstration until it is told to stop (Ctrl-C). {@code --mission=sorrenga|liberia --port=8431 --phones=6
 * --days=28 --window=auto|never}; {@code release FOLDER} writes what a release leaves behind instead, {@code track FILE} the sample
 * track, {@code simulate} looks for broken promises, {@code bench wire|batches|singles|map|list|phone|unlock|save} measures.
 */
public final class DemoMain {

    private static final Map<String, String> DEFAULTS =
            Map.of("mission", "sorrenga", "port", "8431", "phones", "6", "days", "28", "window", "auto");

    private DemoMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> asked = List.of(args);
        if (!asked.isEmpty() && asked.get(0).equals("simulate")) {
            SimulationMain.main(asked.subList(1, asked.size()).toArray(String[]::new));
            return;
        }
        if (!asked.isEmpty() && asked.get(0).equals("bench")) {
            BenchMain.main(asked.subList(1, asked.size()).toArray(String[]::new));
            return;
        }
        if (asked.size() == 2 && asked.get(0).equals("release")) {
            WriteRelease.write(Path.of(asked.get(1)));
            return;
        }
        if (asked.size() == 2 && asked.get(0).equals("track")) {
            WriteTrack.write(Path.of(asked.get(1)));
            return;
        }
        Words words = Words.in(Language.EN);
        try {
            run(options(args), words);
        } catch (ProblemException e) {
            System.err.println(e.problem().in(words));
            System.exit(2);
        }
    }

    private static void run(Map<String, String> options, Words words) throws IOException, InterruptedException {
        int port = number("port", options, 0, 65535);
        int phones = number("phones", options, 2, 500);
        int days = number("days", options, 1, 365);
        Mission mission = MissionReader.shipped(options.get("mission"));
        Path folder = Files.createTempDirectory("fieldpost-demo-");
        System.out.println(words.say("demo.begin", mission.name(words.language())));
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            await(stopped);
        }));
        // Maven may be told to stop alone: then this process, whose parent it is, must not stay behind
        ProcessHandle.current().parent().ifPresent(DemoMain::stopWith);
        try (Demo demo = new Demo(folder, mission, port, DemoMain::print, words)) {
            demo.rehearse(phones, days, 20_261_122);
            Optional<PhoneWindow> window = options.get("window").equals("never")
                    ? Optional.empty()
                    : PhoneWindow.open(folder, mission, demo.inviteVisitor());
            demo.say(window.isPresent() ? "demo.window" : "demo.no_window");
            demo.announce();
            demo.playExercises();
            demo.say("demo.stop_with");
            stop.await();
            window.ifPresent(PhoneWindow::close);
        } finally {
            System.out.println(words.say("demo.stopped"));
            stopped.countDown();
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static void stopWith(ProcessHandle parent) {
        var watch = new Thread(() -> {
            parent.onExit().join();
            System.exit(0);
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new TreeMap<>(DEFAULTS);
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String name = arg.startsWith("--") && equals > 0 ? arg.substring(2, equals) : "";
            if (!DEFAULTS.containsKey(name)) {
                throw Problem.of("demo.option", arg).asException();
            }
            options.put(name, arg.substring(equals + 1));
        }
        return options;
    }

    private static int number(String name, Map<String, String> options, int least, int most) {
        String text = options.get(name);
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw Problem.of("demo.number", name, text, least, String.valueOf(most))
                    .asException();
        }
        return Integer.parseInt(text);
    }
}
