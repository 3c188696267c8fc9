package org.fieldpost.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.server.access.AuditLog;

/** The command that walks the log of restricted reads; it only reads, also beside a running server. */
final class VerifyLog {

    private VerifyLog() {}

    static void run(Configuration given, Words words) {
        Optional<AuditLog.Head> printed =
                given.has(Option.HEAD) ? Optional.of(AuditLog.Head.parse(given.text(Option.HEAD))) : Optional.empty();
        AuditLog.Verdict verdict = verify(given.path(Option.DATA), Serve.database(given), printed);
        if (verdict instanceof AuditLog.Broken broken) {
            throw Problem.of("log.broken." + broken.fault().name().toLowerCase(Locale.ROOT), broken.number())
                    .asException();
        }
        AuditLog.Head head = ((AuditLog.Whole) verdict).head();
        System.out.println(words.say("log.whole", head.number()));
        System.out.println(head.printed());
    }

    private static AuditLog.Verdict verify(Path directory, String database, Optional<AuditLog.Head> printed) {
        Path file = directory.resolve("fieldpost.db");
        if (database.isEmpty() && !Files.exists(file)) {
            throw Problem.of("storage.unopenable", file).asException();
        }
        try (Connection db = DriverManager.getConnection(database.isEmpty() ? "jdbc:sqlite:" + file : database)) {
            db.setAutoCommit(false);
            return AuditLog.verify(db, printed);
        } catch (SQLException e) {
            throw Problem.of("storage.unopenable", database.isEmpty() ? file : database.replaceFirst("\\?.*", ""))
                    .causedBy(e);
        }
    }
}
