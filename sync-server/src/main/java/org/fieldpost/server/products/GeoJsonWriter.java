package org.fieldpost.server.products;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.server.web.Json;

/** GeoJSON by RFC 7946: every property in each feature, and what the export says of itself in the member {@code fieldpost}. */
final class GeoJsonWriter implements RowWriter {

    private final Writer out;
    private final List<Column> columns;
    private final int latitude;
    private final int longitude;
    private boolean begun;

    GeoJsonWriter(OutputStream out, List<Column> columns, About about) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.columns = columns;
        List<String> names = columns.stream().map(Column::name).toList();
        latitude = names.indexOf("latitude");
        longitude = names.indexOf("longitude");
        this.out.write("{\"type\":\"FeatureCollection\",\"fieldpost\":"
                + Json.written(Json.object(
                        "title", about.title(),
                        "period", about.period(),
                        "filter", about.filter(),
                        "caveat", about.caveat(),
                        "made_at", about.madeAt().toString(),
                        "exercise", about.exercise()))
                + ",\"features\":[");
    }

    @Override
    public void row(List<Object> values) throws IOException {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            properties.put(columns.get(i).name(), values.get(i));
        }
        Object geometry = values.get(latitude) == null
                ? null
                : Json.object("type", "Point", "coordinates", List.of(values.get(longitude), values.get(latitude)));
        out.write(begun ? ",\n" : "\n");
        begun = true;
        out.write(Json.written(
                Json.object("type", "Feature", "id", values.get(0), "geometry", geometry, "properties", properties)));
    }

    @Override
    public void finish() throws IOException {
        out.write("\n]}\n");
        out.flush();
    }
}
