package org.fieldpost.server.analysis;

import java.util.Arrays;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.words.Problem;

/** A box of longitudes and latitudes in degrees (CRS84); where west is greater than east it crosses the antimeridian. */
public record Box(double west, double south, double east, double north) {

    public static final Box EVERYWHERE = new Box(-180, -90, 180, 90);

    public Box {
        if (south > north || south < -90 || north > 90 || west > 180 || east < -180) {
            throw new IllegalArgumentException("no box");
        }
        west = Math.max(west, -180);
        east = Math.min(east, 180);
    }

    /**
     * Of four numbers, or of six with heights, which are not looked at.
     *
     * @throws org.fieldpost.model.words.ProblemException when it is none
     */
    public static Box parse(String text) {
        try {
            double[] n = Arrays.stream(text.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            boolean finite = Arrays.stream(n).allMatch(Double::isFinite);
            if (!finite || (n.length != 4 && n.length != 6)) {
                throw new IllegalArgumentException("no box");
            }
            return n.length == 4 ? new Box(n[0], n[1], n[2], n[3]) : new Box(n[0], n[1], n[3], n[4]);
        } catch (IllegalArgumentException e) {
            throw Problem.of("features.bbox_form", text).causedBy(e);
        }
    }

    public boolean crossesAntimeridian() {
        return west > east;
    }

    /** Whether anything of the box around this area lies in it. */
    public boolean touches(Area area) {
        boolean beside = crossesAntimeridian()
                ? area.eastDeg() < west && area.westDeg() > east
                : area.eastDeg() < west || area.westDeg() > east;
        return !beside && area.northDeg() >= south && area.southDeg() <= north;
    }
}
