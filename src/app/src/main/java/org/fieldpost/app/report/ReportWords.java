package org.fieldpost.app.report;

import java.text.Normalizer;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.review.Grade;
import org.fieldpost.model.review.RetractionReason;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Gone;
import org.fieldpost.notebook.Report;
import org.fieldpost.notebook.ReportLife;
import org.fieldpost.notebook.ReportLine;
import org.fieldpost.notebook.ReportStanding;

/** A report in the officer's language: its line, its state, what happens next. Pure. */
record ReportWords(Mission mission, Vocabulary vocabulary, Words words, DateTimeFormatter times) {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    ReportWords(Mission mission, Vocabulary vocabulary, Words words) {
        this(
                mission,
                vocabulary,
                words,
                DateTimeFormatter.ofPattern("d MMM, HH:mm", words.language().locale())
                        .withZone(mission.zone()));
    }

    String title(ReportLine.Gist gist) {
        return labels(gist.title(), " · ");
    }

    String labels(List<Code> codes, String between) {
        return codes.stream().map(this::label).collect(Collectors.joining(between));
    }

    String label(Code code) {
        return vocabulary.label(code, words.language());
    }

    String time(Instant at) {
        return times.format(at);
    }

    String where(ReportLine.Gist gist) {
        String region = gist.region().map(this::region).orElse(words.say("report.no_region"));
        return gist.knownPoint()
                .map(this::point)
                .map(point -> point + ", " + region)
                .orElse(region);
    }

    String region(String code) {
        return mission.regions()
                .byCode(code)
                .map(region -> region.name(words.language()))
                .orElse(code);
    }

    String point(String code) {
        return mission.point(code).map(KnownPoint::name).orElse(code);
    }

    String reason(RetractionReason reason) {
        return words.say("retraction." + reason.name().toLowerCase(Locale.ROOT));
    }

    /** In two or three words. */
    String state(ReportStanding standing) {
        Object of = switch (standing.state()) {
            case GRADED -> standing.grade().map(Grade::toString).orElse("");
            case MERGED -> standing.mergedInto().map(Object::toString).orElse("");
            default -> standing.countedIn().map(this::region).orElse(words.say("report.no_region"));
        };
        return words.say("state." + standing.state().name().toLowerCase(Locale.ROOT), of);
    }

    /** In a sentence, with what happens next. */
    String next(ReportLife life) {
        Optional<ReportStanding> known = life.standing();
        if (known.isEmpty()) {
            return words.say("life.gone");
        }
        ReportStanding standing = known.get();
        return switch (standing.state()) {
            case WAITING ->
                words.say(
                        !life.revisions().isEmpty() && life.revisions().get(0).delivered()
                                ? "life.next_correction"
                                : "life.next_waiting");
            case DELIVERED -> words.say("life.next_delivered");
            case COUNTED ->
                words.say(
                        "life.next_counted",
                        standing.countedIn().map(this::region).orElse(words.say("report.no_region")));
            case SET_ASIDE -> words.say("life.next_set_aside");
            case GRADED -> words.say("life.next_graded");
            case RETURNED -> words.say("life.next_returned");
            case MERGED -> words.say("life.next_merged", standing.mergedInto().orElseThrow());
            case RETRACTED -> retracted(standing);
        };
    }

    String source(Grade grade) {
        return words.say("grade.source_" + Character.toLowerCase(grade.source()));
    }

    String information(Grade grade) {
        return words.say("grade.information_" + grade.information());
    }

    private String retracted(ReportStanding standing) {
        return standing.retracted()
                .map(why -> words.say(
                        standing.retractionWaits() ? "life.next_retraction_waits" : "life.next_retracted", reason(why)))
                .orElseGet(() -> words.say("life.next_taken_out"));
    }

    static String icon(Report.State state) {
        return switch (state) {
            case WAITING -> "mdmz-smartphone";
            case DELIVERED, COUNTED -> "mdal-cloud_done";
            case SET_ASIDE -> "mdal-error";
            case GRADED -> "mdal-grade";
            case RETURNED -> "mdmz-reply";
            case MERGED -> "mdal-call_merge";
            case RETRACTED -> "mdmz-undo";
        };
    }

    static String colour(Report.State state) {
        return switch (state) {
            case WAITING, RETURNED -> "warn";
            case DELIVERED, COUNTED, GRADED, MERGED -> "good";
            case SET_ASIDE, RETRACTED -> "danger";
        };
    }

    /** Everything of a report that a search may name, as {@link #folded} makes it. */
    String sought(ReportLine line) {
        String receipt = line.receipt().spoken();
        String said = line.gist().map(this::sought).orElseGet(() -> words.say("report.gone"));
        return folded(String.join("\n", receipt, receipt.replace("-", ""), said));
    }

    private String sought(ReportLine.Gist gist) {
        return String.join(
                "\n",
                words.say("kind." + gist.kind().name().toLowerCase(Locale.ROOT)),
                labels(gist.codes(), "\n"),
                where(gist),
                gist.knownPoint().orElse(""),
                gist.note());
    }

    /** Why a report can no longer be read here. */
    String gone(Gone gone) {
        return words.say("life.gone_" + gone.why().name().toLowerCase(Locale.ROOT));
    }

    /** Without accents, vowel marks and capitals: what a thumb types in haste still finds it. */
    static String folded(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
