package org.fieldpost.server.statistics;

import java.util.Arrays;

/**
 * Whether two who judged the same agree beyond chance: Cohen's kappa (J. Cohen, Educational and Psychological Measurement 20,
 * 1960), with the 95 % interval of its simple standard error, cut off where kappa ends.
 *
 * @param kappa 1 for full agreement, 0 for what chance gives
 */
public record Agreement(double kappa, Interval interval) {

    private static final double BOTH_TAILS = 1.959963984540054;

    /** @param both how many the one judged as the row and the other as the column; at least one in all, not all in one */
    public static Agreement of(long[][] both) {
        if (Arrays.stream(both).anyMatch(row -> row.length != both.length)) {
            throw new IllegalArgumentException("agreement needs as many columns as rows");
        }
        double all = 0;
        double same = 0;
        double[] rows = new double[both.length];
        double[] columns = new double[both.length];
        for (int i = 0; i < both.length; i++) {
            for (int j = 0; j < both.length; j++) {
                all += both[i][j];
                rows[i] += both[i][j];
                columns[j] += both[i][j];
            }
            same += both[i][i];
        }
        double chance = 0;
        for (int i = 0; i < both.length; i++) {
            chance += rows[i] / all * columns[i] / all;
        }
        if (!(all > 0) || chance >= 1) {
            throw new IllegalArgumentException("agreement needs judgements of at least two sorts");
        }
        double seen = same / all;
        double kappa = (seen - chance) / (1 - chance);
        double error = Math.sqrt(seen * (1 - seen) / (all * (1 - chance) * (1 - chance)));
        return new Agreement(
                kappa, new Interval(Math.max(-1, kappa - BOTH_TAILS * error), Math.min(1, kappa + BOTH_TAILS * error)));
    }
}
