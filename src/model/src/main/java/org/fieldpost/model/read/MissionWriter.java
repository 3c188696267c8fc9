package org.fieldpost.model.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.words.Language;

/** Writes a mission as the files of its package, as {@link MissionReader} reads them. */
public final class MissionWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private MissionWriter() {}

    /** Each file of the package by its name. */
    public static Map<String, String> files(Mission mission) {
        Map<String, String> files = new TreeMap<>();
        files.put("mission.json", facts(mission));
        files.put("regions.geojson", regions(mission.regions().regions()));
        files.put("points.csv", points(mission.points()));
        if (!mission.regions().neighbours().isEmpty()) {
            files.put("neighbours.geojson", regions(mission.regions().neighbours()));
        }
        if (!mission.offLimits().isEmpty()) {
            files.put(
                    "off-limits.geojson",
                    regions(mission.offLimits().stream()
                            .map(place -> new Region(place.code(), place.names(), "", place.area(), place.label()))
                            .toList()));
        }
        return files;
    }

    /** What {@code mission.json} says: everything but geography. */
    public static String facts(Mission mission) {
        return json(json -> {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("id", mission.id());
            for (Map.Entry<Language, String> name : new TreeMap<>(mission.names()).entrySet()) {
                json.writeStringField("name_" + name.getKey().tag(), name.getValue());
            }
            json.writeStringField("timeZone", mission.zone().getId());
            json.writeStringField("phase", mission.phase().value());
            json.writeBooleanField("fictional", mission.fictional());
            json.writeBooleanField("photos", mission.photos().allowed());
            json.writeNumberField("photoLongEdgePx", mission.photos().longEdgePx());
            json.writeNumberField("photosMost", mission.photos().most());
            json.writeNumberField("photoMostBytes", mission.photos().mostBytes());
            json.writeStringField("contentStays", stay(mission.retention().usual()));
            json.writeStringField("restrictedStays", stay(mission.retention().restricted()));
            json.writeStringField("attribution", mission.attribution());
            json.writeEndObject();
        });
    }

    private static String stay(Retention.Stay stay) {
        return stay.submitted() ? String.valueOf(stay.days()) : "submission";
    }

    /** At least one region, as GeoJSON. */
    public static String regions(List<Region> regions) {
        return regions.stream()
                .map(MissionWriter::feature)
                .collect(Collectors.joining(",\n", "{\"type\":\"FeatureCollection\",\"features\":[\n", "\n]}\n"));
    }

    private static String feature(Region region) {
        return json(json -> {
            json.writeStartObject();
            json.writeStringField("type", "Feature");
            json.writeObjectFieldStart("properties");
            json.writeStringField("code", region.code());
            for (Map.Entry<Language, String> name : new TreeMap<>(region.names()).entrySet()) {
                json.writeStringField(
                        name.getKey() == Language.EN
                                ? "name"
                                : "name_" + name.getKey().tag(),
                        name.getValue());
            }
            json.writeStringField("country", region.country());
            json.writeNumberField("lat", region.label().latitudeDeg());
            json.writeNumberField("lon", region.label().longitudeDeg());
            json.writeEndObject();
            json.writeObjectFieldStart("geometry");
            json.writeStringField("type", "MultiPolygon");
            json.writeArrayFieldStart("coordinates");
            for (List<double[]> polygon : region.area().polygons()) {
                json.writeStartArray();
                for (double[] ring : polygon) {
                    json.writeStartArray();
                    for (int i = 0; i < ring.length; i += 2) {
                        json.writeArray(ring, i, 2);
                    }
                    json.writeEndArray();
                }
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static String points(List<KnownPoint> points) {
        return Stream.concat(
                        Stream.of("code,sort,name,lat,lon,type,illustrative,source"),
                        points.stream()
                                .map(point -> Stream.of(
                                                point.code(),
                                                point.sort().name().toLowerCase(Locale.ROOT),
                                                point.name(),
                                                String.valueOf(point.point().latitudeDeg()),
                                                String.valueOf(point.point().longitudeDeg()),
                                                point.type(),
                                                String.valueOf(point.illustrative()),
                                                point.source())
                                        .map(MissionWriter::cell)
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String cell(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static String json(Writing writing) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
