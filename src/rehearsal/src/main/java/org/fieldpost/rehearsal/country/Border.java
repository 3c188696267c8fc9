package org.fieldpost.rehearsal.country;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A line between two points made natural by midpoint displacement (Fournier, Fussell and Carpenter 1982). The two regions
 * beside it share the very same points, so that nothing lies between them.
 */
final class Border {

    private Border() {}

    /** A point in degrees. */
    record Spot(double lon, double lat) {

        Spot towards(Spot other, double share) {
            return new Spot(lon + (other.lon - lon) * share, lat + (other.lat - lat) * share);
        }

        Spot rounded() {
            return new Spot(Math.round(lon * 1e4) / 1e4, Math.round(lat * 1e4) / 1e4);
        }
    }

    /** From one end to the other, both included; the wildness is the displacement in shares of the length. */
    static List<Spot> between(Spot from, Spot to, double wildness, int depth, Random random) {
        List<Spot> line = new ArrayList<>();
        line.add(from.rounded());
        displace(from, to, wildness, depth, random, line);
        line.add(to.rounded());
        return line;
    }

    private static void displace(Spot from, Spot to, double wildness, int depth, Random random, List<Spot> line) {
        if (depth == 0) {
            return;
        }
        double off = (random.nextDouble() - 0.5) * 2 * wildness;
        Spot straight = from.towards(to, 0.4 + random.nextDouble() * 0.2);
        Spot middle = new Spot(
                straight.lon() - (to.lat() - from.lat()) * off, straight.lat() + (to.lon() - from.lon()) * off);
        displace(from, middle, wildness, depth - 1, random, line);
        line.add(middle.rounded());
        displace(middle, to, wildness, depth - 1, random, line);
    }
}
