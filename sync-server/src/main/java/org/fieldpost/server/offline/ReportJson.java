package org.fieldpost.server.offline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fieldpost.exchange.sealed.SealedReceipt;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;

/** Opened reports for other programs: codes as the vocabulary has them, instants of ISO 8601 in UTC, degrees and metres. Pure. */
final class ReportJson {

    private ReportJson() {}

    /** A report that was opened and what it came in. */
    record Opened(SealedFile.Item item, Observation observation) {}

    static String of(MissionSlip mission, List<Opened> reports) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("mission", mission.id().toString());
            json.writeStringField("mode", mission.mode().name());
            json.writeArrayFieldStart("reports");
            for (Opened report : reports) {
                write(json, report);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, Opened report) throws IOException {
        Observation observation = report.observation;
        Circumstances c = observation.circumstances();
        json.writeStartObject();
        json.writeStringField("receipt", new SealedReceipt(report.item.blob().id()).spoken());
        json.writeStringField("arrived", report.item.arrived().toString());
        json.writeStringField("kind", observation.kind().name());
        json.writeStringField("observed_at", c.observedAt().toString());
        json.writeStringField("recorded_at", c.recordedAt().toString());
        json.writeStringField("clock", c.clock().name());
        json.writeNumberField("latitude_deg", c.position().point().latitudeDeg());
        json.writeNumberField("longitude_deg", c.position().point().longitudeDeg());
        json.writeNumberField("accuracy_m", c.position().accuracyM());
        json.writeStringField("position_source", c.position().source().name());
        json.writeStringField("handling", c.handling().name());
        json.writeStringField("region", c.region().map(r -> r.regionCode()).orElse(null));
        json.writeStringField("known_point", c.knownPoint().orElse(null));
        json.writeStringField("crew_code", c.patrol().map(p -> p.crewCode()).orElse(null));
        json.writeObjectFieldStart("answers");
        for (Question question : Question.of(observation.kind())) {
            List<Code> codes = observation.answers().all(question);
            if (!codes.isEmpty()) {
                json.writeArrayFieldStart(question.name().toLowerCase(Locale.ROOT));
                for (Code code : codes) {
                    json.writeString(code.value());
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
        json.writeArrayFieldStart("interfaces");
        for (NexusInterface each : c.officerCoding().map(coding -> coding.all()).orElse(Set.of())) {
            json.writeString(each.name());
        }
        json.writeEndArray();
        json.writeStringField(
                "reason", c.officerCoding().map(coding -> coding.reason()).orElse(""));
        json.writeStringField("note", c.note());
        json.writeEndObject();
    }
}
