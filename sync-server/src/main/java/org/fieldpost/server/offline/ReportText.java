package org.fieldpost.server.offline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fieldpost.exchange.sealed.SealedReceipt;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.report.Circumstances;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;

/** An opened report in words, a line for each thing it says; instants in UTC, as the machine may know no mission. Pure. */
record ReportText(Words words, Vocabulary vocabulary) {

    List<String> lines(SealedFile.Item item, Observation observation) {
        Circumstances c = observation.circumstances();
        List<String> lines = new ArrayList<>();
        lines.add(new SealedReceipt(item.blob().id()).spoken() + " · " + said("kind", observation.kind()));
        line(lines, "report.received", item.arrived().toString());
        line(lines, "report.observed", time(c.observedAt()) + " (" + said("clock", c.clock()) + ")");
        line(lines, "report.recorded", time(c.recordedAt()));
        line(
                lines,
                "report.position",
                Mgrs.formatSpaced(c.position().point(), 5) + " ± "
                        + Math.round(c.position().accuracyM()) + " m ("
                        + said("source", c.position().source()) + ")");
        c.region().ifPresent(region -> line(lines, "report.region", region.regionCode()));
        c.knownPoint().ifPresent(point -> line(lines, "report.place", point));
        c.patrol()
                .ifPresent(patrol -> line(lines, "report.patrol", patrol.crewCode() + ", " + time(patrol.startedAt())));
        for (Question question : Question.of(observation.kind())) {
            for (Code code : observation.answers().all(question)) {
                line(lines, "question." + question.name().toLowerCase(Locale.ROOT), label(code));
            }
        }
        c.officerCoding().ifPresent(coding -> {
            for (NexusInterface each : coding.all()) {
                line(lines, "report.coding", each.name() + " " + label(each.code()));
            }
            if (!coding.reason().isEmpty()) {
                line(lines, "report.coding", coding.reason());
            }
        });
        if (!c.note().isEmpty()) {
            line(lines, "report.note", c.note());
        }
        return lines;
    }

    private String said(String kind, Enum<?> constant) {
        return words.say(kind + "." + constant.name().toLowerCase(Locale.ROOT));
    }

    private void line(List<String> lines, String key, String value) {
        lines.add("  " + words.say(key) + ": " + value);
    }

    private String label(Code code) {
        return vocabulary.label(code, words.language());
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ofPattern(
                        "d MMM yyyy, HH:mm 'UTC'", words.language().locale())
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }
}
