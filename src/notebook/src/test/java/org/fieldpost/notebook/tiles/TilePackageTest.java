package org.fieldpost.notebook.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MBTiles files as map programs write them, and as cards damage them. */
class TilePackageTest {

    @TempDir
    private Path folder;

    private Path mbtiles(String name, Map<String, String> facts) throws SQLException, IOException {
        Path file = Files.createDirectories(folder.resolve("maps")).resolve(name);
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = db.createStatement()) {
            statement.executeUpdate("""
                    CREATE TABLE metadata (name TEXT, value TEXT);
                    CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)
                    """);
            try (PreparedStatement fact = db.prepareStatement("INSERT INTO metadata VALUES (?, ?)");
                    PreparedStatement tile = db.prepareStatement("INSERT INTO tiles VALUES (?, ?, ?, ?)")) {
                for (var each : facts.entrySet()) {
                    fact.setString(1, each.getKey());
                    fact.setString(2, each.getValue());
                    fact.executeUpdate();
                }
                for (int zoom = 1; zoom <= 2; zoom++) {
                    for (int column = 0; column < 1 << zoom; column++) {
                        for (int row = 0; row < 1 << zoom; row++) {
                            tile.setInt(1, zoom);
                            tile.setInt(2, column);
                            tile.setInt(3, row);
                            tile.setBytes(4, bytes(zoom, column, row));
                            tile.executeUpdate();
                        }
                    }
                }
            }
        }
        return file;
    }

    private static byte[] bytes(int zoom, int column, int rowFromSouth) {
        return (zoom + "/" + column + "/" + rowFromSouth).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void the_northernmost_row_is_the_files_last() throws Exception {
        try (var tiles = TilePackage.open(mbtiles("a.mbtiles", Map.of("format", "png")))) {
            assertThat(tiles.tile(1, 0, 0)).contains(bytes(1, 0, 1));
            assertThat(tiles.tile(2, 3, 0)).contains(bytes(2, 3, 3));
            assertThat(tiles.tile(2, 3, 3)).contains(bytes(2, 3, 0));
            assertThat(tiles.tile(3, 0, 0)).isEmpty();
        }
    }

    @Test
    void it_says_what_it_covers_and_whom_to_name() throws Exception {
        var facts = Map.of(
                "format",
                "jpg",
                "name",
                "Nimba",
                "bounds",
                "-9.5,6.0,-8,8",
                "attribution",
                "Survey 1962",
                "maxzoom",
                "9");
        try (var tiles = TilePackage.open(mbtiles("b.mbtiles", facts))) {
            assertThat(tiles.name()).isEqualTo("Nimba");
            assertThat(tiles.attribution()).isEqualTo("Survey 1962");
            assertThat(tiles.leastZoom()).isEqualTo(1);
            assertThat(tiles.mostZoom())
                    .as("what is there, not what is promised")
                    .isEqualTo(2);
            assertThat(List.of(tiles.westDeg(), tiles.southDeg(), tiles.eastDeg(), tiles.northDeg()))
                    .containsExactly(-9.5, 6.0, -8.0, 8.0);
        }
    }

    @Test
    void bounds_that_say_nothing_mean_everywhere() throws Exception {
        try (var tiles = TilePackage.open(mbtiles("c.mbtiles", Map.of("format", "png", "bounds", "none")))) {
            assertThat(tiles.westDeg()).isEqualTo(-180);
        }
    }

    @Test
    void vector_tiles_are_refused_with_a_remedy() throws Exception {
        Path file = mbtiles("roads.mbtiles", Map.of("format", "pbf"));

        assertThatThrownBy(() -> TilePackage.open(file)).hasMessageContaining("pbf");
    }

    @Test
    void a_broken_package_is_named_and_the_others_still_open() throws Exception {
        mbtiles("good.mbtiles", Map.of("format", "png"));
        Files.writeString(folder.resolve("maps/noise.mbtiles"), "this was never a database, however long it is");
        Path cut = mbtiles("cut.mbtiles", Map.of("format", "png"));
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), 300));
        Files.writeString(folder.resolve("maps/readme.txt"), "not a map");

        TileFolder.Found found = TileFolder.openAll(List.of(folder, folder.resolve("nowhere")));

        assertThat(found.packages()).extracting(TilePackage::file).containsExactly(folder.resolve("maps/good.mbtiles"));
        assertThat(found.problems())
                .extracting(problem -> problem.in(Words.in(Language.EN)))
                .hasSize(2)
                .anySatisfy(said -> assertThat(said).contains("noise.mbtiles"))
                .anySatisfy(said -> assertThat(said).contains("cut.mbtiles"));
        found.packages().forEach(TilePackage::close);
    }

    @Test
    void what_is_no_map_package_is_named_with_the_remedy() throws Exception {
        mbtiles("good.mbtiles", Map.of("format", "png"));
        Files.writeString(folder.resolve("maps/scan.PDF"), "%PDF");
        Files.createDirectories(folder.resolve("maps/tiles"));
        Files.writeString(folder.resolve("maps/.thumbnails"), "left by a file manager");
        Files.writeString(folder.resolve("maps/gone.mbtiles-journal"), "left by SQLite");

        TileFolder.Found found = TileFolder.openAll(List.of(folder));

        assertThat(found.passedOver())
                .extracting(problem -> problem.in(Words.in(Language.EN)))
                .hasSize(2)
                .anySatisfy(said -> assertThat(said).contains("scan.PDF", "*.mbtiles"))
                .anySatisfy(said -> assertThat(said).contains("tiles", "*.mbtiles"));
        assertThat(found.problems()).isEmpty();
        found.packages().forEach(TilePackage::close);
    }

    @Test
    void the_folder_is_there_to_copy_into_before_anything_was_copied() {
        assertThat(TileFolder.openAll(List.of(folder.resolve("courier"))).files())
                .isEmpty();
        assertThat(folder.resolve("courier/maps")).isDirectory();
    }

    @Test
    void where_no_folder_can_be_made_that_is_said() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("courier"), "a file");

        assertThat(TileFolder.openAll(List.of(inTheWay)).problems())
                .extracting(problem -> problem.in(Words.in(Language.EN)))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("maps"));
    }

    @Test
    void an_empty_file_is_broken_and_stays_empty() throws Exception {
        Files.createDirectories(folder.resolve("maps"));
        Path empty = Files.createFile(folder.resolve("maps/empty.mbtiles"));

        assertThat(TileFolder.openAll(List.of(folder)).problems()).hasSize(1);
        assertThat(Files.size(empty)).isZero();
    }

    @Test
    void opening_leaves_nothing_beside_the_file() throws Exception {
        try (var tiles = TilePackage.open(mbtiles("d.mbtiles", Map.of("format", "png")))) {
            tiles.tile(1, 0, 0);
            try (var beside = Files.list(folder.resolve("maps"))) {
                assertThat(beside).hasSize(1);
            }
        }
    }
}
