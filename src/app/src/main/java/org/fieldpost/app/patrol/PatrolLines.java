package org.fieldpost.app.patrol;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.patrol.Effort;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Position;
import org.fieldpost.model.report.BorderVisit;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.NilReport;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Patrol;
import org.fieldpost.model.report.ResourceSite;
import org.fieldpost.model.report.Smuggling;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.Gone;
import org.fieldpost.notebook.PatrolLog.GoneReport;
import org.fieldpost.notebook.Report;

/** What a patrol did, a line each, in the officer's language: the same on the screen and on paper. Pure. */
record PatrolLines(Mission mission, Vocabulary vocabulary, Words words) {

    /** To ten metres. */
    private static final int MGRS_DIGITS = 4;

    String meansAndTask(Patrol patrol) {
        return label(patrol.means()) + " · " + label(patrol.task());
    }

    String period(PatrolReport report) {
        return time(report.patrol().startedAt()) + " – " + time(report.until());
    }

    String effort(Effort effort) {
        return words.say("patrol.hours", Times.hours(effort.onPatrol())) + " · "
                + words.say("patrol.night", Times.percent(effort.nightShare())) + " · "
                + Times.kilometres(effort.distanceM(), words);
    }

    String position(Optional<Position> position) {
        return position.map(here -> Mgrs.formatSpaced(here.point(), MGRS_DIGITS))
                .orElse(words.say("patrol_report.not_known"));
    }

    /** When it was there, and when it was there the last time. */
    String visit(PatrolReport.Place place) {
        String from = clock(place.visit().arrivedAt());
        String until = clock(place.visit().leftAt());
        return (from.equals(until) ? from : from + " – " + until) + " · "
                + place.lastVisited()
                        .map(at -> words.say("patrol_report.last_visited", time(at)))
                        .orElse(words.say("patrol_report.first_visit"));
    }

    /** All that were made on the patrol; those that have left the phone last. */
    List<String> observations(PatrolReportModel.State shown) {
        return Stream.concat(
                        shown.observations().stream().map(this::observation),
                        shown.gone().stream().map(this::gone))
                .toList();
    }

    private String gone(GoneReport report) {
        return clock(report.gone().submittedAt()) + " · " + report.receipt().spoken() + " · "
                + words.say(
                        report.gone().why() == Gone.Why.RESTRICTED
                                ? "patrol_report.restricted"
                                : "patrol_report.not_here");
    }

    /** Of a restricted report neither screen nor paper says more than its receipt code. */
    private String observation(Report report) {
        var circumstances = report.observation().circumstances();
        String what = circumstances.handling().compareTo(Handling.H3) >= 0
                ? words.say("patrol_report.restricted")
                : title(report.observation());
        return clock(circumstances.observedAt()) + " · " + report.receipt().spoken() + " · " + what;
    }

    private String title(Observation observation) {
        if (observation instanceof Smuggling s) {
            return label(s.activity()) + " · " + label(s.commodity());
        }
        if (observation instanceof BorderVisit b) {
            return label(b.type()) + " · " + label(b.status());
        }
        ResourceSite site = (ResourceSite) observation;
        return label(site.commodity()) + " · " + label(site.status());
    }

    String nil(NilReport nil) {
        String where = nil.knownPoint().map(this::place).orElse(position(Optional.of(nil.position())));
        return where + ": " + nil.sought().stream().map(this::label).collect(Collectors.joining(", "));
    }

    String place(String code) {
        return mission.point(code).map(KnownPoint::name).orElse(code);
    }

    String to(PatrolReport.Addressee addressee) {
        return words.say("patrol_report.to." + addressee.name().toLowerCase(Locale.ROOT));
    }

    String approval(PatrolReport.Approval approval) {
        return words.say("patrol_report.approval." + approval.name().toLowerCase(Locale.ROOT));
    }

    String section(PatrolReport.Section section) {
        return words.say("patrol_report.section." + section.name().toLowerCase(Locale.ROOT));
    }

    /** The lines, or the word for none of them. */
    List<String> orNone(List<String> lines) {
        return lines.isEmpty() ? List.of(words.say("patrol_report.none")) : lines;
    }

    String time(Instant at) {
        return Times.day(at, mission.zone(), words);
    }

    String clock(Instant at) {
        return Times.clock(at, mission.zone());
    }

    private String label(Code code) {
        return vocabulary.label(code, words.language());
    }
}
