package org.fieldpost.server.analysis;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.tally.Line;
import org.fieldpost.server.tally.Sort;

/**
 * Which reports stand behind a number of a view, for who looks at it.
 *
 * @param regionCode empty for all regions
 * @param judged empty for all interfaces
 */
public record Choice(
        Sight sight, Period period, Filter filter, Optional<String> regionCode, Optional<NexusInterface> judged) {

    /** Whether reports of this region, empty for none, are asked for and seen. */
    boolean takes(Optional<String> region) {
        return sight.sees(region) && (regionCode.isEmpty() || regionCode.equals(region));
    }

    /** Whether this line is of such reports. */
    boolean takes(int line) {
        return Line.sort(line) == Sort.REPORTS
                && filter.counts(line)
                && Line.handling(line).compareTo(sight.highest()) <= 0
                && (judged.isEmpty() || (Line.interfaces(line) & Line.bit(judged.get())) != 0);
    }

    /** The same as an SQL condition on observations that count, its period left out; {@link #bind} fills it. */
    String ofReports(String table) {
        return sight.ofReports(table) + " AND (? = '' OR " + table + ".region_code = ?) AND (" + table
                + ".tally_line & ?) = ? AND " + filter.ofLines(table + ".tally_line");
    }

    /** Fills the condition from this parameter on; returns the number of the next. */
    int bind(PreparedStatement statement, int from) throws SQLException {
        int next = sight.bind(statement, from);
        statement.setString(next++, regionCode.orElse(""));
        statement.setString(next++, regionCode.orElse(""));
        int bit = judged.map(Line::interfaceMask).orElse(0);
        statement.setInt(next++, bit);
        statement.setInt(next++, bit);
        return filter.bind(statement, next);
    }
}
