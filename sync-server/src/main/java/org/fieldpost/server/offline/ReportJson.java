package org.fieldpost.server.offline;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fieldpost.exchange.sealed.SealedReceipt;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;

/** Opened reports for other programs (RFC 8259): codes as the vocabulary has them, instants of ISO 8601 in UTC, degrees, metres. Pure. */
final class ReportJson {

    private ReportJson() {}

    /** A report that was opened and what it came in. */
    record Opened(SealedFile.Item item, Observation observation) {}

    static String of(MissionSlip mission, List<Opened> reports) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("mission", mission.id().toString());
        all.put("mode", mission.mode().name());
        all.put("reports", reports.stream().map(ReportJson::fields).toList());
        return written(all, "") + "\n";
    }

    private static Map<String, Object> fields(Opened report) {
        Circumstances c = report.observation.circumstances();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("receipt", new SealedReceipt(report.item.blob().id()).spoken());
        fields.put("arrived", report.item.arrived().toString());
        fields.put("kind", report.observation.kind().name());
        fields.put("observed_at", c.observedAt().toString());
        fields.put("recorded_at", c.recordedAt().toString());
        fields.put("clock", c.clock().name());
        fields.put("latitude_deg", c.position().point().latitudeDeg());
        fields.put("longitude_deg", c.position().point().longitudeDeg());
        fields.put("accuracy_m", c.position().accuracyM());
        fields.put("position_source", c.position().source().name());
        fields.put("handling", c.handling().name());
        fields.put("region", c.region().map(region -> region.regionCode()).orElse(""));
        fields.put("known_point", c.knownPoint().orElse(""));
        fields.put("crew_code", c.patrol().map(patrol -> patrol.crewCode()).orElse(""));
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Question question : Question.of(report.observation.kind())) {
            List<Code> codes = report.observation.answers().all(question);
            if (!codes.isEmpty()) {
                answers.put(
                        question.name().toLowerCase(Locale.ROOT),
                        codes.stream().map(Code::value).toList());
            }
        }
        fields.put("answers", answers);
        fields.put(
                "interfaces",
                c.officerCoding().stream()
                        .flatMap(coding -> coding.all().stream())
                        .map(Enum::name)
                        .toList());
        fields.put("reason", c.officerCoding().map(Coding::reason).orElse(""));
        fields.put("note", c.note());
        return fields;
    }

    private static String written(Object value, String indent) {
        String inner = indent + "  ";
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(field -> inner + text(field.getKey().toString()) + " : " + written(field.getValue(), inner))
                    .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(each -> written(each, inner)).collect(Collectors.joining(", ", "[ ", " ]"));
        }
        return value instanceof Number ? value.toString() : text(value.toString());
    }

    private static String text(String plain) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < plain.length(); i++) {
            char each = plain.charAt(i);
            if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else if (each < ' ') {
                quoted.append(String.format("\\u%04x", (int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }
}
