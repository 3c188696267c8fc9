package org.fieldpost.server.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fieldpost.server.tally.Tallies;
import org.fieldpost.server.tally.Week;

/** What the cells say of a choice: how many reports it has in which week, and by which lines they are found. */
final class ChosenCells {

    private record CellLine(int week, String cell, int line) {}

    private final Choice choice;
    private final int firstWeek;
    private final long[] byWeek;

    private ChosenCells(Choice choice) {
        this.choice = choice;
        this.firstWeek = choice.period().firstWeek().number();
        this.byWeek = new long[choice.period().weeks()];
    }

    static ChosenCells read(Connection db, Choice choice) throws SQLException {
        ChosenCells cells = new ChosenCells(choice);
        cells.each(
                db,
                choice.period().firstWeek(),
                choice.period().afterLast(),
                (week, cell, line, amount) -> cells.byWeek[week - cells.firstWeek] += amount);
        return cells;
    }

    private void each(Connection db, Week from, Week until, Tallies.Each each) throws SQLException {
        Tallies.readCells(db, from, until, cell -> choice.takes(Tallies.region(cell)), (week, cell, line, amount) -> {
            if (choice.takes(line)) {
                each.amount(week, cell, line, amount);
            }
        });
    }

    long all() {
        return between(new Week(firstWeek), new Week(firstWeek + byWeek.length - 1));
    }

    /** How many there are from one week to another, both included. */
    long between(Week first, Week last) {
        long many = 0;
        for (int week = Math.max(first.number(), firstWeek); week <= last.number(); week++) {
            if (week - firstWeek < byWeek.length) {
                many += byWeek[week - firstWeek];
            }
        }
        return many;
    }

    /** From which week on there are as many before the last week, of which some may lie behind already; else the first. */
    Week firstHolding(int most, Week last) {
        long many = 0;
        for (int week = last.number(); week > firstWeek; week--) {
            many += week == last.number() || week - firstWeek >= byWeek.length ? 0 : byWeek[week - firstWeek];
            if (many >= most) {
                return new Week(week);
            }
        }
        return new Week(firstWeek);
    }

    /** The reports of these weeks, both included, in no order. */
    List<Behind.Key> keys(Connection db, Week first, Week last) throws SQLException {
        Set<CellLine> lines = new HashSet<>();
        each(db, first, last.plus(1), (week, cell, line, amount) -> lines.add(new CellLine(week, cell, line)));
        if (lines.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement query =
                db.prepareStatement("""
                WITH chosen (week, region, line) AS (VALUES\s""" + "(?, ?, ?)" + ", (?, ?, ?)".repeat(lines.size() - 1) + """
                )
                SELECT o.receipt, o.flash, o.observed_at
                FROM chosen CROSS JOIN observation o
                WHERE o.tally_week = chosen.week AND o.tally_region = chosen.region AND o.tally_line = chosen.line
                """)) {
            int next = 1;
            for (CellLine each : lines) {
                query.setInt(next++, each.week);
                query.setString(next++, each.cell);
                query.setInt(next++, each.line);
            }
            return new ArrayList<>(Behind.keys(query));
        }
    }
}
