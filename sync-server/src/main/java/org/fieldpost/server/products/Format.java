package org.fieldpost.server.products;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What an export can be. */
enum Format {
    CSV("csv", "text/csv; charset=utf-8"),
    HXL("hxl.csv", "text/csv; charset=utf-8"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    GEOJSON("geojson", "application/geo+json"),
    GPKG("gpkg", "application/geopackage+sqlite3");

    private final String ends;
    private final String type;

    Format(String ends, String type) {
        this.ends = ends;
        this.type = type;
    }

    String type() {
        return type;
    }

    /** As an address and a translation key name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String fileName(About about) {
        return (about.exercise() ? "EXERCISE-" : "") + "fieldpost-reports-" + about.from() + "-" + about.to() + "."
                + ends;
    }

    /** Whether so many rows fit. */
    boolean holds(long rows) {
        return this != XLSX || rows <= SheetWriter.MOST_ROWS;
    }

    /** @param directory where a file may be made meanwhile */
    RowWriter open(OutputStream out, List<Column> columns, About about, Path directory) throws IOException {
        return switch (this) {
            case CSV -> new CsvWriter(out, columns, false);
            case HXL -> new CsvWriter(out, columns, true);
            case XLSX -> new SheetWriter(out, columns, about);
            case GEOJSON -> new GeoJsonWriter(out, columns, about);
            case GPKG -> new GeoPackageWriter(directory, out, columns, about);
        };
    }
}
