package org.fieldpost.server.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.model.read.VocabularyReader;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;

/**
 * {@code open-sealed}: opens a fetched file with the recipient's key, drops the dummies, and shows the reports; with
 * {@code --json} also writes them to a file. Photos are not read: a sealed report has none.
 */
public final class OpenSealedCommand {

    private static final Set<String> OPTIONS = Set.of("file", "key", "passphrase-file", "json");
    private static final long MOST_BYTES = 1L << 30;

    private final Terminal terminal;

    OpenSealedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @throws org.fieldpost.model.words.ProblemException saying what stands in the way */
    public static void run(List<String> args) {
        new OpenSealedCommand(Terminal.ofThisProcess()).open(args);
    }

    void open(List<String> args) {
        Options options = Options.of(args, OPTIONS);
        Words words = options.words();
        Path file = Path.of(options.needed("file"));
        options.needed("key");
        Optional<Path> json = options.one("json").map(Path::of);
        json.ifPresent(PrivateFile::requireNone);
        SealedFile.Contents contents = SealedFile.read(file.toString(), bytes(file));
        List<BoxKey> keys = keys(options, contents.mission(), file, words);
        List<ReportJson.Opened> reports = new ArrayList<>();
        int dummies = 0;
        int unread = 0;
        for (SealedFile.Item item : contents.items()) {
            SealedReport.Opened opened = open(item, contents.mission(), keys);
            if (opened instanceof SealedReport.Report report) {
                reports.add(new ReportJson.Opened(item, report.observation()));
            } else if (opened instanceof SealedReport.Dummy) {
                dummies++;
            } else {
                unread++;
            }
        }
        var text = new ReportText(words, VocabularyReader.shipped());
        for (ReportJson.Opened report : reports) {
            text.lines(report.item(), report.observation()).forEach(terminal::say);
            terminal.say("");
        }
        terminal.say(words.say("offline.opened", reports.size(), dummies));
        if (json.isPresent()) {
            PrivateFile.write(json.get(), ReportJson.of(contents.mission(), reports));
            terminal.say(words.say("offline.json_written", json.get().toAbsolutePath()));
        }
        if (!contents.whole()) {
            throw Problem.of("offline.cut_sealed", file, contents.items().size())
                    .asException();
        }
        if (unread > 0) {
            throw Problem.of("offline.unread", unread, file).asException();
        }
    }

    private List<BoxKey> keys(Options options, MissionSlip mission, Path file, Words words) {
        List<BoxKey> keys = new ArrayList<>();
        List<String> passphrases = options.all("passphrase-file");
        for (String each : options.all("key")) {
            Path of = Path.of(each);
            KeyFile key = KeyFile.read(of);
            if (!key.mission().sameAs(mission)) {
                throw Problem.of("offline.other_mission", file, named(mission), of, named(key.mission()))
                        .asException();
            }
            Optional<String> from =
                    keys.size() < passphrases.size() ? Optional.of(passphrases.get(keys.size())) : Optional.empty();
            keys.add(key.open(of, terminal.passphrase(from, words.say("offline.ask_passphrase", of)))
                    .box());
        }
        return keys;
    }

    private static String named(MissionSlip mission) {
        return mission.name() + " (" + mission.id() + ", " + mission.mode() + ")";
    }

    private static SealedReport.Opened open(SealedFile.Item item, MissionSlip mission, List<BoxKey> keys) {
        SealedReport.Opened opened = new SealedReport.Unreadable("no key");
        for (BoxKey key : keys) {
            opened = SealedReport.open(item.blob(), mission.id(), mission.mode(), key);
            if (!(opened instanceof SealedReport.Unreadable)) {
                return opened;
            }
        }
        return opened;
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Problem.of("offline.other_file", file, Problem.of("offline.kind_sealed"))
                        .asException();
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Problem.of("file.unreadable", file).causedBy(e);
        }
    }
}
