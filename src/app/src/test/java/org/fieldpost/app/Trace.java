package org.fieldpost.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.entry.Cbor;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Point;

/**
 * Something that was planted, in one of the forms in which it might lie in a file.
 *
 * @param what in words
 */
record Trace(String what, String form, Bytes bytes) {

    static List<Trace> ofText(String what, String text) {
        List<Trace> traces = new ArrayList<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            traces.add(new Trace(what, charset + " " + text, Bytes.of(text.getBytes(charset))));
        }
        return traces;
    }

    /** Also as somebody might have written them down. */
    static List<Trace> ofBytes(String what, byte[] bytes) {
        List<Trace> traces = new ArrayList<>(List.of(new Trace(what, "as it is", Bytes.of(bytes))));
        traces.addAll(ofText(what, HexFormat.of().formatHex(bytes)));
        traces.addAll(ofText(what, HexFormat.of().withUpperCase().formatHex(bytes)));
        traces.addAll(ofText(what, Base64.getEncoder().withoutPadding().encodeToString(bytes)));
        traces.addAll(ofText(what, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
        return traces;
    }

    /** As the codecs of tracks and reports write it, as the two numbers of Java in both byte orders, in digits, and as a grid reference. */
    static List<Trace> ofPoint(String what, Point point) {
        List<Trace> traces = new ArrayList<>();
        for (double degrees : new double[] {point.latitudeDeg(), point.longitudeDeg()}) {
            for (double unit : new double[] {1e5, 1e6}) {
                traces.add(new Trace(what, "codec " + degrees, Bytes.of(Cbor.encode(Math.round(degrees * unit)))));
            }
            for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
                byte[] number =
                        ByteBuffer.allocate(8).order(order).putDouble(degrees).array();
                traces.add(new Trace(what, order + " " + degrees, Bytes.of(number)));
            }
            String digits = String.format(Locale.ROOT, "%.7f", degrees);
            traces.addAll(ofText(what, digits.substring(0, digits.indexOf('.') + 5)));
        }
        for (int digits = 4; digits <= 5; digits++) {
            traces.addAll(ofText(what, Mgrs.format(point, digits)));
            traces.addAll(ofText(what, Mgrs.formatSpaced(point, digits)));
        }
        return traces;
    }

    private String line() {
        return what + "\t" + form + "\t" + HexFormat.of().formatHex(bytes.toArray());
    }

    static void write(Path file, List<Trace> traces) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.write(beside, traces.stream().map(Trace::line).toList());
        Files.move(beside, file);
    }

    static List<Trace> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t", -1))
                .map(parts ->
                        new Trace(parts[0], parts[1], Bytes.of(HexFormat.of().parseHex(parts[2]))))
                .toList();
    }

    /** Where one was found: in a file, or in its name. */
    record Find(Trace trace, Path file) {

        String what() {
            return trace.what();
        }

        @Override
        public String toString() {
            return trace.what() + " (" + trace.form() + ") in " + file;
        }
    }

    private static final int TIMES = 20;

    /** Looks into every file below; from the beginning when one was taken away meanwhile, for another may have come in its place. */
    static List<Find> find(List<Trace> traces, Path folder) throws IOException {
        for (int time = 1; ; time++) {
            try {
                return findOnce(traces, folder);
            } catch (NoSuchFileException | UncheckedIOException gone) {
                if (time == TIMES) {
                    throw gone;
                }
            }
        }
    }

    private static List<Find> findOnce(List<Trace> traces, Path folder) throws IOException {
        List<Find> finds = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String content = folder.relativize(file) + "\n"
                        + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (Trace trace : traces) {
                    if (content.contains(new String(trace.bytes().toArray(), StandardCharsets.ISO_8859_1))) {
                        finds.add(new Find(trace, file));
                    }
                }
            }
        }
        return finds;
    }
}
