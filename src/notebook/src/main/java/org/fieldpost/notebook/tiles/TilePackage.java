package org.fieldpost.notebook.tiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldpost.model.words.Problem;
import org.sqlite.SQLiteConfig;

/**
 * One MBTiles file (version 1.3) with PNG or JPEG tiles, opened read-only. Tiles are asked for as web maps count them, row 0 in
 * the north; the file counts rows from the south. Safe from any thread; one tile is read at a time.
 */
public final class TilePackage implements AutoCloseable {

    private static final Set<String> DRAWABLE = Set.of("png", "jpg", "jpeg");
    private static final int LARGEST_ZOOM = 22;

    private final Path file;
    private final Connection connection;
    private final String name;
    private final String attribution;
    private final int leastZoom;
    private final int mostZoom;
    private final double[] boundsDeg;

    private TilePackage(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        Map<String, String> facts = facts();
        name = facts.getOrDefault("name", file.getFileName().toString());
        attribution = facts.getOrDefault("attribution", "");
        String format = format(facts);
        if (!DRAWABLE.contains(format)) {
            throw Problem.of("tiles.format", file, format).asException();
        }
        int[] zooms = zooms();
        leastZoom = zooms[0];
        mostZoom = zooms[1];
        boundsDeg = bounds(facts.get("bounds"));
    }

    /**
     * Opens the file.
     *
     * @throws org.fieldpost.model.words.ProblemException naming the file, when it is no MBTiles file or holds no pictures
     */
    public static TilePackage open(Path file) {
        if (!Files.isReadable(file)) {
            throw Problem.of("tiles.broken", file).asException();
        }
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            try {
                return new TilePackage(file, connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Problem.of("tiles.broken", file).causedBy(e);
        }
    }

    private Map<String, String> facts() throws SQLException {
        Map<String, String> facts = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, value FROM metadata")) {
            while (rows.next()) {
                facts.put(rows.getString("name"), rows.getString("value"));
            }
        }
        return facts;
    }

    /** As declared, else as the first tile begins: files older than version 1.1 declare nothing. */
    private String format(Map<String, String> facts) throws SQLException {
        String declared = facts.get("format");
        if (declared != null) {
            return declared.toLowerCase(Locale.ROOT);
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT tile_data FROM tiles LIMIT 1")) {
            byte[] first = rows.next() ? rows.getBytes("tile_data") : new byte[0];
            if (first.length > 3 && (first[0] & 0xFF) == 0x89 && first[1] == 'P') {
                return "png";
            }
            return first.length > 3 && (first[0] & 0xFF) == 0xFF && (first[1] & 0xFF) == 0xD8 ? "jpg" : "?";
        }
    }

    /** What is in the file counts; the metadata may promise more. */
    private int[] zooms() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT min(zoom_level) AS least, max(zoom_level) AS most FROM tiles
                        WHERE zoom_level BETWEEN 0 AND %d
                        """.formatted(LARGEST_ZOOM))) {
            rows.next();
            int least = rows.getInt("least");
            if (rows.wasNull()) {
                throw Problem.of("tiles.broken", file).asException();
            }
            return new int[] {least, rows.getInt("most")};
        }
    }

    private static double[] bounds(String stated) {
        double[] world = {-180, -85.05112878, 180, 85.05112878};
        if (stated == null) {
            return world;
        }
        String[] parts = stated.split(",", -1);
        try {
            double[] bounds = new double[4];
            for (int i = 0; i < 4; i++) {
                bounds[i] = Double.parseDouble(parts[i].strip());
            }
            boolean sensible = bounds[0] < bounds[2] && bounds[1] < bounds[3];
            return sensible ? bounds : world;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return world;
        }
    }

    /** The tile's PNG or JPEG; empty where the package has none. A tile that cannot be read counts as missing. */
    public synchronized Optional<byte[]> tile(int zoom, int column, int row) {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?
                """)) {
            query.setInt(1, zoom);
            query.setInt(2, column);
            query.setInt(3, (1 << zoom) - 1 - row);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getBytes("tile_data")) : Optional.empty();
            }
        } catch (SQLException damagedPage) {
            return Optional.empty();
        }
    }

    public Path file() {
        return file;
    }

    public String name() {
        return name;
    }

    /** Whom the map's makers want named; may be empty. */
    public String attribution() {
        return attribution;
    }

    public int leastZoom() {
        return leastZoom;
    }

    public int mostZoom() {
        return mostZoom;
    }

    public double westDeg() {
        return boundsDeg[0];
    }

    public double southDeg() {
        return boundsDeg[1];
    }

    public double eastDeg() {
        return boundsDeg[2];
    }

    public double northDeg() {
        return boundsDeg[3];
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Problem.of("tiles.broken", file).causedBy(e);
        }
    }
}
