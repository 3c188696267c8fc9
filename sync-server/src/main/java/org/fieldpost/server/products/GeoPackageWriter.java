package org.fieldpost.server.products;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A GeoPackage (OGC 12-128r18) with one table of points. It is made in a file of its own, which is gone when this closes. */
final class GeoPackageWriter implements RowWriter {

    private static final int ROWS_AT_ONCE = 500;

    private final Path file;
    private final OutputStream out;
    private final List<Column> columns;
    private final int latitude;
    private final Connection db;
    private final PreparedStatement insert;
    private int rows;

    GeoPackageWriter(Path directory, OutputStream out, List<Column> columns, About about) throws IOException {
        this.out = out;
        this.columns = columns;
        this.latitude = columns.stream().map(Column::name).toList().indexOf("latitude");
        this.file = OwnFile.make(directory, ".gpkg");
        try {
            db = DriverManager.getConnection("jdbc:sqlite:" + file);
        } catch (SQLException e) {
            Files.deleteIfExists(file);
            throw new IOException("a GeoPackage could not be begun", e);
        }
        try {
            begin(about);
            insert = db.prepareStatement("INSERT INTO reports VALUES (NULL, ?" + ", ?".repeat(columns.size()) + ")");
        } catch (SQLException e) {
            close();
            throw new IOException("a GeoPackage could not be begun", e);
        }
    }

    private void begin(About about) throws SQLException {
        try (Statement make = db.createStatement()) {
            // nobody needs half a file after a crash
            make.execute("PRAGMA journal_mode = OFF");
            make.execute("PRAGMA synchronous = OFF");
            for (String statement : GeoPackageSchema.STATEMENTS) {
                make.execute(statement);
            }
            make.execute(columns.stream()
                    .map(column -> column.name() + " " + type(column.type()))
                    .collect(Collectors.joining(
                            ", ", "CREATE TABLE reports (fid INTEGER PRIMARY KEY, geometry POINT, ", ")")));
        }
        db.setAutoCommit(false);
        try (PreparedStatement say = db.prepareStatement("""
                INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
                VALUES ('reports', 'features', ?, ?, ?, 4326)
                """)) {
            say.setString(1, about.title());
            say.setString(2, String.join("\n", about.lines()));
            say.setString(3, moment(about.madeAt()));
            say.executeUpdate();
        }
        try (Statement say = db.createStatement()) {
            say.execute("INSERT INTO gpkg_geometry_columns VALUES ('reports', 'geometry', 'POINT', 4326, 0, 0)");
        }
    }

    private static String type(Column.Type type) {
        return switch (type) {
            case TEXT -> "TEXT";
            case NUMBER -> "DOUBLE";
            case MOMENT -> "DATETIME";
            case TRUTH -> "BOOLEAN";
        };
    }

    /** With exactly three decimals, as the standard's DATETIME wants it. */
    private static String moment(Instant at) {
        return GeoPackageSchema.MOMENT.format(at);
    }

    @Override
    public void row(List<Object> values) throws IOException {
        try {
            Object north = values.get(latitude);
            insert.setBytes(1, north == null ? null : point((Double) values.get(latitude + 1), (Double) north));
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                insert.setObject(i + 2, value instanceof Instant at ? moment(at) : value);
            }
            insert.addBatch();
            rows++;
            if (rows % ROWS_AT_ONCE == 0) {
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw new IOException("a GeoPackage could not be written", e);
        }
    }

    /** The header of a GeoPackage geometry, without an envelope, and the point as WKB; little-endian both. */
    private static byte[] point(double x, double y) {
        ByteBuffer blob = ByteBuffer.allocate(29).order(ByteOrder.LITTLE_ENDIAN);
        blob.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 1).putInt(4326);
        return blob.put((byte) 1).putInt(1).putDouble(x).putDouble(y).array();
    }

    @Override
    public void finish() throws IOException {
        try (Statement end = db.createStatement()) {
            insert.executeBatch();
            end.execute("""
                    UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) =
                        (SELECT min(longitude), min(latitude), max(longitude), max(latitude) FROM reports)
                    """);
            db.commit();
            db.close();
        } catch (SQLException e) {
            throw new IOException("a GeoPackage could not be finished", e);
        }
        Files.copy(file, out);
    }

    @Override
    public void close() throws IOException {
        try {
            db.close();
        } catch (SQLException e) {
            throw new IOException("a GeoPackage could not be closed", e);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
