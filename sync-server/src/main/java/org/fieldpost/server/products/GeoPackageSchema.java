package org.fieldpost.server.products;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What each GeoPackage of version 1.3 holds before its own tables. */
final class GeoPackageSchema {

    static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final String WGS_84 =
            "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                    + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]";

    static final List<String> STATEMENTS = List.of(
            // the letters GPKG
            "PRAGMA application_id = 1196444487",
            "PRAGMA user_version = 10301",
            """
            CREATE TABLE gpkg_spatial_ref_sys (
                srs_name                  TEXT    NOT NULL,
                srs_id                    INTEGER NOT NULL PRIMARY KEY,
                organization              TEXT    NOT NULL,
                organization_coordsys_id  INTEGER NOT NULL,
                definition                TEXT    NOT NULL,
                description               TEXT)
            """,
            """
            INSERT INTO gpkg_spatial_ref_sys VALUES
                ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL),
                ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL),
                ('WGS 84', 4326, 'EPSG', 4326, '""" + WGS_84 + "', 'longitude and latitude in degrees')",
            """
            CREATE TABLE gpkg_contents (
                table_name   TEXT     NOT NULL PRIMARY KEY,
                data_type    TEXT     NOT NULL,
                identifier   TEXT     UNIQUE,
                description  TEXT     DEFAULT '',
                last_change  DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
                min_x        DOUBLE,
                min_y        DOUBLE,
                max_x        DOUBLE,
                max_y        DOUBLE,
                srs_id       INTEGER,
                CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))
            """,
            """
            CREATE TABLE gpkg_geometry_columns (
                table_name          TEXT    NOT NULL,
                column_name         TEXT    NOT NULL,
                geometry_type_name  TEXT    NOT NULL,
                srs_id              INTEGER NOT NULL,
                z                   TINYINT NOT NULL,
                m                   TINYINT NOT NULL,
                CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
                CONSTRAINT uk_gc_table_name UNIQUE (table_name),
                CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
                CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))
            """);

    private GeoPackageSchema() {}
}
