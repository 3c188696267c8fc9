package org.fieldpost.server.exercise;

import java.util.List;
import org.fieldpost.model.words.Problem;

/** What the report after an exercise says: the board as it stands and what trainers remarked. Pure. */
public record Debrief(Board board, List<Remarks.Made> remarks) {

    public Debrief {
        remarks = List.copyOf(remarks);
    }

    /** How many injects of the file were given. */
    public long given() {
        return board.run().given().stream()
                .map(Run.Given::inject)
                .filter(number -> number > 0)
                .distinct()
                .count();
    }

    /** Why points are missing, each said once. */
    public static List<Problem> reasons(Board.Cell cell) {
        return cell.score().stream()
                .flatMap(score -> score.lines().stream())
                .flatMap(line -> line.reasons().stream())
                .distinct()
                .toList();
    }

    /** What was said to this player about this giving. */
    public List<Remarks.Made> remarks(Board.Row row, Board.Cell cell) {
        return remarks.stream()
                .filter(made -> row.given()
                                .filter(given ->
                                        given.situation().id() == made.remark().situation())
                                .isPresent()
                        && made.phone().equals(cell.player().phone()))
                .toList();
    }
}
