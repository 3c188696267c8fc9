package org.fieldpost.server.exercise;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.fieldpost.model.words.Problem;

/** A table that a form brings along. */
record UploadedTable(String file, String text) {

    private static final int MOST_BYTES = 2 * 1024 * 1024;

    /** @throws org.fieldpost.model.words.ProblemException when there is none, it is too large, or it is no text */
    static UploadedTable of(Context ctx) {
        UploadedFile file = Optional.ofNullable(ctx.uploadedFile("file"))
                .filter(each -> each.size() > 0)
                .orElseThrow(() -> Problem.of("setup.no_file").asException());
        if (file.size() > MOST_BYTES) {
            throw Problem.of("exercise.large", file.filename(), MOST_BYTES / 1024 / 1024)
                    .asException();
        }
        try (InputStream in = file.content()) {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
            // no text has it, and PostgreSQL keeps none that does
            if (text.indexOf('\0') >= 0) {
                throw Problem.of("file.encoding", file.filename()).asException();
            }
            return new UploadedTable(file.filename(), text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw Problem.of("file.encoding", file.filename()).causedBy(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
