package org.fieldpost.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** Map packages as a map program writes them, in one colour, so that it is plain where they are drawn. */
final class MapPackages {

    private static final int SIDE = 256;
    private static final int MOST_ZOOM = 7;

    private MapPackages() {}

    /** The whole world in this colour. */
    static void write(Path file, Color colour) throws IOException, SQLException {
        Files.createDirectories(file.getParent());
        Path picture = Files.createTempFile(file.getParent(), ".tile", ".png");
        Png.write(Thumb.now(() -> plain(colour)), picture);
        byte[] png = Files.readAllBytes(picture);
        Files.delete(picture);
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = db.createStatement()) {
            db.setAutoCommit(false);
            statement.executeUpdate("""
                    CREATE TABLE metadata (name TEXT, value TEXT);
                    CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
                    INSERT INTO metadata VALUES ('format', 'png'), ('name', 'Old survey'), ('attribution', 'Survey 1962')
                    """);
            try (PreparedStatement tile = db.prepareStatement("INSERT INTO tiles VALUES (?, ?, ?, ?)")) {
                for (int zoom = 0; zoom <= MOST_ZOOM; zoom++) {
                    for (int column = 0; column < 1 << zoom; column++) {
                        for (int row = 0; row < 1 << zoom; row++) {
                            tile.setInt(1, zoom);
                            tile.setInt(2, column);
                            tile.setInt(3, row);
                            tile.setBytes(4, png);
                            tile.addBatch();
                        }
                    }
                }
                tile.executeBatch();
            }
            db.commit();
        }
    }

    private static WritableImage plain(Color colour) {
        var image = new WritableImage(SIDE, SIDE);
        for (int x = 0; x < SIDE; x++) {
            for (int y = 0; y < SIDE; y++) {
                image.getPixelWriter().setColor(x, y, colour);
            }
        }
        return image;
    }
}
