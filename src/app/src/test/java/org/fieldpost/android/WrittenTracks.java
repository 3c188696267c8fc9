package org.fieldpost.android;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import org.fieldpost.model.place.Point;

/** The phone's position service without its phone: its own writer, asked by its own reading of the control file. */
public final class WrittenTracks implements AutoCloseable {

    private final Segments segments;

    private WrittenTracks(Segments segments) {
        this.segments = segments;
    }

    /** Begins to write as the app's control file asks. */
    public static WrittenTracks asWanted(Path privateDirectory) {
        File directory = privateDirectory.resolve("track").toFile();
        Wanted wanted = Wanted.in(directory);
        if (wanted == null) {
            throw new IllegalStateException("nothing is wanted");
        }
        return new WrittenTracks(new Segments(directory, wanted.key()));
    }

    /** What the service would show meanwhile, and how often it would measure; empty when nothing is wanted. */
    public static String wanted(Path privateDirectory) {
        Wanted wanted = Wanted.in(privateDirectory.resolve("track").toFile());
        return wanted == null ? "" : wanted.everyMs() + " " + wanted.notice();
    }

    public WrittenTracks measured(Instant at, Point point, double accuracyM) {
        return measured(at, point, accuracyM, false);
    }

    public WrittenTracks measured(Instant at, Point point, double accuracyM, boolean mock) {
        try {
            segments.append(new Fix(
                    at.toEpochMilli(),
                    at.toEpochMilli() + 250,
                    point.latitudeDeg(),
                    point.longitudeDeg(),
                    accuracyM,
                    1.5,
                    Fix.GPS,
                    mock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The service tells how it stands. */
    public static void stands(Path privateDirectory, String word) {
        Standing.valueOf(word).tellIn(privateDirectory.resolve("track").toFile());
    }

    /** Stopped in order; without this it was killed. */
    @Override
    public void close() {
        try {
            segments.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
