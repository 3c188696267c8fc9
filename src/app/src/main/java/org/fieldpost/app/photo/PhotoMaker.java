package org.fieldpost.app.photo;

import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.mission.PhotoRule;

/** Makes of a picture the photo that travels: small enough for the mission, better where there is room. */
final class PhotoMaker {

    private static final int[] QUALITIES = {85, 76, 66, 55, 42};

    private PhotoMaker() {}

    /** The same picture under the same rule gives the same bytes, and so the same hash. */
    static Bytes photo(Picture picture, PhotoRule rule) {
        Picture fitting = picture.within(rule.longEdgePx());
        while (true) {
            for (int quality : QUALITIES) {
                byte[] jpeg = JpegWriter.write(fitting, quality);
                if (jpeg.length <= rule.mostBytes()) {
                    return Bytes.of(jpeg);
                }
            }
            fitting = fitting.within(Math.max(1, fitting.longEdge() * 3 / 4));
        }
    }
}
