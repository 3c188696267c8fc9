package org.fieldpost.server.exercise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldpost.model.exercise.Answer;
import org.fieldpost.model.exercise.Inject;
import org.fieldpost.model.exercise.Reply;
import org.fieldpost.model.exercise.Result;
import org.fieldpost.model.exercise.Score;
import org.fieldpost.model.exercise.Scoring;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.server.statistics.Agreement;

/** What a trainer sees of a run: for each inject and player what was answered and what it is worth. Pure. */
public record Board(Run run, Instant now, List<Row> rows) {

    /** Of fewer, kappa says nothing: its interval holds nearly everything. */
    static final int LEAST_BOTH = 5;

    private static final List<NexusInterface> ALL = List.of(NexusInterface.values());

    /** How an answer stands. */
    public enum State {
        NOT_GIVEN,
        NOT_FOR_HIM,
        OPEN,
        /** Said to be answered by a report that has not come in. */
        ON_THE_WAY,
        ANSWERED
    }

    /**
     * One player's answer to one inject; of several givings, the newest.
     *
     * @param how he answered, where he did
     * @param receipt of his report
     */
    public record Cell(
            Run.Player player,
            State state,
            Optional<Reply> how,
            Optional<Answer> answer,
            Optional<Score> score,
            Optional<ReceiptCode> receipt) {}

    /**
     * One inject, or one thing that was in no file.
     *
     * @param inject empty for what was in no file
     * @param given its newest giving
     */
    public record Row(Optional<Inject> inject, Optional<Run.Given> given, boolean skipped, List<Cell> cells) {

        public String title() {
            return inject.map(Inject::title)
                    .orElseGet(() -> given.orElseThrow().situation().title());
        }
    }

    static Board of(Run run, Map<AnswersRead.To, AnswersRead.In> answers, Instant now) {
        List<Row> rows = new ArrayList<>();
        for (Inject inject : run.exercise().injects()) {
            Optional<Run.Given> given = run.given().stream()
                    .filter(each -> each.inject() == inject.number())
                    .reduce((first, second) -> second);
            rows.add(row(run, Optional.of(inject), given, answers));
        }
        run.given().stream()
                .filter(each -> each.inject() == 0)
                .forEach(free -> rows.add(row(run, Optional.empty(), Optional.of(free), answers)));
        return new Board(run, now, rows);
    }

    private static Row row(
            Run run, Optional<Inject> inject, Optional<Run.Given> given, Map<AnswersRead.To, AnswersRead.In> answers) {
        List<Cell> cells = run.players().stream()
                .map(player -> cell(player, inject, given, answers))
                .toList();
        return new Row(
                inject,
                given,
                inject.filter(of -> run.skipped().contains(of.number())).isPresent(),
                cells);
    }

    private static Cell cell(
            Run.Player player,
            Optional<Inject> inject,
            Optional<Run.Given> given,
            Map<AnswersRead.To, AnswersRead.In> answers) {
        String role =
                given.map(Run.Given::role).or(() -> inject.map(Inject::to)).orElseThrow();
        if (!player.plays(role)) {
            return empty(player, State.NOT_FOR_HIM);
        }
        if (given.isEmpty()) {
            return empty(player, State.NOT_GIVEN);
        }
        AnswersRead.In in =
                answers.get(new AnswersRead.To(given.get().situation().id(), player.phone()));
        if (in == null) {
            return empty(player, State.OPEN);
        }
        return new Cell(
                player,
                in.answer().isPresent() ? State.ANSWERED : State.ON_THE_WAY,
                Optional.of(in.reply()),
                in.answer(),
                inject.flatMap(of -> in.answer().map(answer -> Scoring.of(of, answer, in.grade()))),
                in.receipt());
    }

    private static Cell empty(Run.Player player, State state) {
        return new Cell(player, state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What each team reached: the mean over its players and what they were given; what is not answered counts as nothing said. */
    public Map<String, Result> results() {
        Map<String, List<Score>> scores = new LinkedHashMap<>();
        run.players().forEach(player -> scores.putIfAbsent(player.team(), new ArrayList<>()));
        for (Row row : rows) {
            for (Cell cell : row.cells) {
                if (row.inject.isPresent() && (cell.state == State.OPEN || cell.state == State.ANSWERED)) {
                    scores.get(cell.player.team())
                            .add(cell.score.orElseGet(
                                    () -> Scoring.of(row.inject.get(), new Answer.None(), Optional.empty())));
                }
            }
        }
        Map<String, Result> results = new LinkedHashMap<>();
        scores.forEach((team, each) -> results.put(team, new Result(each)));
        return results;
    }

    /**
     * How far two players agree about the first interface, beyond chance: Cohen's kappa over the reports that both coded.
     *
     * @param both how many injects both coded
     * @param agreement empty where they coded too few, or chance alone explains it
     */
    public record Pair(Run.Player one, Run.Player other, int both, Optional<Agreement> agreement) {}

    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < run.players().size(); i++) {
            for (int j = i + 1; j < run.players().size(); j++) {
                pairs.add(pair(i, j));
            }
        }
        return pairs;
    }

    private Pair pair(int one, int other) {
        int all = ALL.size();
        long[][] counts = new long[all][all];
        int both = 0;
        for (Row row : rows) {
            Optional<NexusInterface> first = coded(row.cells.get(one));
            Optional<NexusInterface> second = coded(row.cells.get(other));
            if (first.isPresent() && second.isPresent()) {
                counts[ALL.indexOf(first.get())][ALL.indexOf(second.get())]++;
                both++;
            }
        }
        return new Pair(
                run.players().get(one),
                run.players().get(other),
                both,
                both < LEAST_BOTH || oneSort(counts, both) ? Optional.empty() : Optional.of(Agreement.of(counts)));
    }

    /** Two who always say the same one thing agree by necessity: chance explains all of it. */
    private static boolean oneSort(long[][] counts, int both) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i][i] == both) {
                return true;
            }
        }
        return false;
    }

    private static Optional<NexusInterface> coded(Cell cell) {
        return cell.answer
                .filter(Answer.Reported.class::isInstance)
                .map(Answer.Reported.class::cast)
                .flatMap(said -> said.observation().circumstances().officerCoding())
                .map(Coding::primary);
    }

    /** How many of a row's players have answered. */
    public static long answered(Row row) {
        return row.cells.stream().filter(cell -> cell.state == State.ANSWERED).count();
    }

    /** A row by its giving. */
    public Optional<Row> row(long situation) {
        return rows.stream()
                .filter(row -> row.given
                        .filter(given -> given.situation().id() == situation)
                        .isPresent())
                .findFirst();
    }
}
