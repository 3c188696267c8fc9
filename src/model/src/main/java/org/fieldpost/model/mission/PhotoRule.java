package org.fieldpost.model.mission;

import org.fieldpost.model.Check;

/**
 * What a mission wants of photos.
 *
 * @param allowed whether photos are taken at all
 * @param longEdgePx width or height, whichever is longer, of the photos that travel; larger ones are made smaller
 * @param most how many one report may carry
 * @param mostBytes how large the file of one photo may be
 */
public record PhotoRule(boolean allowed, int longEdgePx, int most, int mostBytes) {

    /** Where a mission says nothing: enough to read a number plate at ten metres, and a minute on a weak link. */
    public static final PhotoRule USUAL = new PhotoRule(true, 1280, 3, 300_000);

    public PhotoRule {
        Check.range("photoLongEdgePx", longEdgePx, 320, 4096);
        Check.range("photosMost", most, 1, 9);
        // the exchange carries no photo of more than 4 MiB
        Check.range("photoMostBytes", mostBytes, 20_000, 4 * 1024 * 1024);
    }
}
