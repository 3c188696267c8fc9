package org.fieldpost.rehearsal.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;

/** The same observations as an ordinary application would send them: JSON with readable names, gzipped, not sealed. */
final class PlainJson {

    private PlainJson() {}

    static byte[] of(List<Observation> observations, int firstNumber) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartArray();
            int number = firstNumber;
            for (Observation each : observations) {
                write(json, each, number++);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Observation observation, int number) throws IOException {
        Circumstances c = observation.circumstances();
        Point point = c.position().point();
        json.writeStartObject();
        json.writeStringField("id", "A1-" + number);
        json.writeStringField("kind", observation.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("crewCode", c.patrol().orElseThrow().crewCode());
        json.writeStringField(
                "patrolStartedAt", c.patrol().orElseThrow().startedAt().toString());
        json.writeNumberField("latitude", Math.round(point.latitudeDeg() * 1e6) / 1e6);
        json.writeNumberField("longitude", Math.round(point.longitudeDeg() * 1e6) / 1e6);
        json.writeNumberField("accuracyM", c.position().accuracyM());
        json.writeStringField("positionSource", c.position().source().name());
        json.writeStringField("knownPoint", c.knownPoint().orElse(""));
        json.writeStringField("region", c.region().map(r -> r.regionCode()).orElse(""));
        json.writeStringField("observedAt", c.observedAt().toString());
        json.writeStringField("recordedAt", c.recordedAt().toString());
        json.writeStringField("clock", c.clock().name());
        json.writeStringField("handling", c.handling().name());
        json.writeBooleanField("flash", c.flash());
        json.writeStringField("note", c.note());
        for (Map.Entry<Question, List<Code>> answer :
                observation.answers().byQuestion().entrySet()) {
            json.writeArrayFieldStart(answer.getKey().name().toLowerCase(Locale.ROOT));
            for (Code code : answer.getValue()) {
                json.writeString(code.value());
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
