package org.fieldpost.server;

import java.io.IOException;
import java.util.List;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.model.words.Words;

/**
 * The program at the command line: a {@link Command}, which may be left out to serve, and its options; {@code --help} says more.
 * Exit code 2 when it cannot.
 */
public final class ServerMain {

    private static final String HELP = "--help";

    private ServerMain() {}

    public static void main(String[] args) throws InterruptedException, IOException {
        Words words = Words.in(Language.EN);
        try {
            run(List.of(args), words);
        } catch (ProblemException e) {
            System.err.println(e.problem().in(words));
            System.exit(2);
        }
    }

    private static void run(List<String> args, Words words) throws InterruptedException, IOException {
        if (args.equals(List.of(HELP))) {
            System.out.println(Command.helpOfAll(words));
            return;
        }
        boolean named = !args.isEmpty() && Command.named(args.get(0)).isPresent();
        if (!named
                && !args.isEmpty()
                && !args.get(0).startsWith("-")
                && !args.get(0).contains("=")) {
            throw Problem.of("command.unknown", args.get(0)).asException();
        }
        Command command = named ? Command.named(args.get(0)).orElseThrow() : Command.SERVE;
        List<String> options = args.subList(named ? 1 : 0, args.size());
        if (options.equals(List.of(HELP))) {
            System.out.println(command.help(words));
            return;
        }
        if (command.away().isPresent()) {
            command.away().get().run(options);
            return;
        }
        var given = Configuration.of(options, command.options());
        given.readableByOthers().forEach(file -> System.err.println(words.say("config.open_to_others", file)));
        command.run(given, words);
    }
}
