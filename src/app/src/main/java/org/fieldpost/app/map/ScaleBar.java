package org.fieldpost.app.map;

/**
 * A round distance and how long it is on the screen.
 *
 * @param metres 1, 2 or 5 times a power of ten
 */
record ScaleBar(long metres, double px) {

    /** The longest round distance that is no longer than this. */
    static ScaleBar of(double metresPerPx, double mostPx) {
        double mostM = Math.max(1, metresPerPx * mostPx);
        long power = Math.round(Math.pow(10, Math.floor(Math.log10(mostM) + 1e-9)));
        long metres = mostM >= 5 * power ? 5 * power : mostM >= 2 * power ? 2 * power : power;
        return new ScaleBar(metres, metres / metresPerPx);
    }
}
