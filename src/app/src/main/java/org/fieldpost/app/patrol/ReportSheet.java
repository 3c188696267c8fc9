package org.fieldpost.app.patrol;

import java.util.ArrayList;
import java.util.List;
import org.fieldpost.app.print.Sheet;
import org.fieldpost.model.patrol.PatrolReport;
import org.fieldpost.model.patrol.PatrolReport.Section;

/** A patrol report on paper, in the order of the form missions use. Pure. */
final class ReportSheet {

    private ReportSheet() {}

    static Sheet of(PatrolReportModel.State shown, PatrolLines lines, boolean exercise) {
        var words = lines.words();
        PatrolReport report = shown.report();
        List<Sheet.Section> sections = new ArrayList<>();
        sections.add(new Sheet.Section(
                "",
                List.of(
                        words.say("patrol_report.to") + ": " + lines.to(report.to()),
                        words.say("patrol_report.period") + ": " + lines.period(report),
                        words.say("patrol.crew_code") + ": " + report.patrol().crewCode() + " · "
                                + lines.meansAndTask(shown.patrol()),
                        words.say("patrol_report.effort") + ": " + lines.effort(report.effort()),
                        words.say("patrol_report.departure") + ": " + lines.position(report.departure()),
                        words.say("patrol_report.arrival") + ": " + lines.position(report.arrival()))));
        sections.add(new Sheet.Section(
                words.say("patrol_report.places"),
                lines.orNone(report.places().stream()
                        .map(place -> lines.place(place.visit().point()) + ": " + lines.visit(place))
                        .toList())));
        List<String> seen = new ArrayList<>(lines.orNone(lines.observations(shown)));
        seen.addAll(told(report, Section.OBSERVATIONS));
        sections.add(new Sheet.Section(lines.section(Section.OBSERVATIONS), seen));
        sections.add(new Sheet.Section(
                words.say("home.nil"),
                lines.orNone(shown.nilReports().stream().map(lines::nil).toList())));
        for (Section section : Section.values()) {
            if (section != Section.OBSERVATIONS) {
                sections.add(new Sheet.Section(lines.section(section), lines.orNone(told(report, section))));
            }
        }
        sections.add(new Sheet.Section(
                "",
                List.of(
                        words.say("patrol_report.prepared_by") + ": " + report.preparedBy(),
                        words.say("patrol_report.approved_by") + ": " + lines.approval(report.approvedBy()))));
        return new Sheet(
                words.say("patrol_report.of", report.patrol().crewCode()),
                lines.mission().name(words.language()) + " · " + lines.period(report),
                sections,
                exercise,
                words.language().rightToLeft(),
                words.say("patrol_report.footer"));
    }

    private static List<String> told(PatrolReport report, Section section) {
        return report.text(section).lines().filter(line -> !line.isBlank()).toList();
    }
}
