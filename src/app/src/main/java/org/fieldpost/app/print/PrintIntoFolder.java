package org.fieldpost.app.print;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fieldpost.exchange.DurableFile;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.words.Problem;

/** Prints into a folder from which a person can take files away: whole or not at all, the same report over itself. */
public final class PrintIntoFolder implements PatrolReportPrint {

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String OURS = "patrol-*.pdf{,.part}";

    private final Supplier<Path> folder;
    private final Function<Sheet, byte[]> drawing;

    /** @param drawing makes the bytes of a PDF */
    public PrintIntoFolder(Supplier<Path> folder, Function<Sheet, byte[]> drawing) {
        this.folder = folder;
        this.drawing = drawing;
    }

    @Override
    public Path print(PatrolReport report, Sheet sheet) {
        Path file = folder.get()
                .resolve("patrol-" + report.patrol().crewCode() + "-"
                        + DAY_AND_TIME.format(report.patrol().startedAt()) + ".pdf");
        byte[] pdf = drawing.apply(sheet);
        try {
            Files.createDirectories(folder.get());
            DurableFile.replace(file, pdf);
        } catch (IOException e) {
            throw Problem.of("file.unwritable", file).causedBy(e);
        }
        return file;
    }

    @Override
    public void forget() {
        if (!Files.isDirectory(folder.get())) {
            return;
        }
        try (var papers = Files.newDirectoryStream(folder.get(), OURS)) {
            for (Path paper : papers) {
                Files.deleteIfExists(paper);
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw Problem.of("file.undeletable", folder.get()).causedBy(e);
        }
    }
}
