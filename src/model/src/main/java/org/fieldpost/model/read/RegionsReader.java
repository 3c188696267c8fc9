package org.fieldpost.model.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.fieldpost.model.place.Area;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/**
 * Reads regions from GeoJSON (RFC 7946): a FeatureCollection of Polygon or MultiPolygon features with {@code code} and
 * {@code name}, and where known {@code name_xx}, {@code country}, {@code lat} and {@code lon} of the label.
 */
public final class RegionsReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final String file;
    private final JsonParser json;
    private final List<Region> regions = new ArrayList<>();

    private final String codeProperty;
    private final String nameProperty;

    private RegionsReader(String file, JsonParser json, String codeProperty, String nameProperty) {
        this.file = file;
        this.json = json;
        this.codeProperty = codeProperty;
        this.nameProperty = nameProperty;
    }

    /** All regions of the file, or a problem that names the file and the line. */
    public static List<Region> read(String file, String text) {
        return read(file, text, "code", "name");
    }

    /** As {@link #read(String, String)}, where these properties hold each region's code and name. */
    public static List<Region> read(String file, String text, String codeProperty, String nameProperty) {
        try (JsonParser json = JSON.createParser(text)) {
            var reader = new RegionsReader(file, json, codeProperty, nameProperty);
            reader.collection();
            return List.copyOf(reader.regions);
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.of(
                            "geojson.broken",
                            file,
                            e.getMessage().lines().findFirst().orElse(""))
                    .causedBy(e);
        }
    }

    private void collection() throws IOException {
        expect(json.nextToken() == JsonToken.START_OBJECT, "geojson.collection");
        boolean isCollection = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "type" -> isCollection = "FeatureCollection".equals(json.getText());
                case "features" -> {
                    expect(json.currentToken() == JsonToken.START_ARRAY, "geojson.collection");
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        feature();
                    }
                    expect(json.currentToken() == JsonToken.END_ARRAY, "geojson.collection");
                }
                default -> json.skipChildren();
            }
        }
        expect(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null, "geojson.collection");
        expect(isCollection && !regions.isEmpty(), "geojson.collection");
    }

    private void feature() throws IOException {
        int line = line();
        Map<String, String> properties = new HashMap<>();
        List<double[]> rings = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "properties" -> properties(properties);
                case "geometry" -> geometry(rings, line);
                default -> json.skipChildren();
            }
        }
        String code = properties.get(codeProperty);
        String name = properties.get(nameProperty);
        if (code == null || code.isBlank() || name == null || name.isBlank()) {
            throw Problem.of(
                            "geojson.nameless",
                            file,
                            line,
                            codeProperty,
                            nameProperty,
                            String.join(", ", new TreeSet<>(properties.keySet())))
                    .asException();
        }
        if (rings.isEmpty()) {
            throw Problem.of("geojson.shapeless", file, line, code).asException();
        }
        Map<Language, String> names = new EnumMap<>(Language.class);
        names.put(Language.EN, name);
        for (Language language : Language.values()) {
            String translated = properties.get("name_" + language.tag());
            if (translated != null && !translated.isBlank()) {
                names.put(language, translated);
            }
        }
        try {
            Area area = new Area(rings);
            regions.add(new Region(code, names, properties.getOrDefault("country", ""), area, label(properties, area)));
        } catch (IllegalArgumentException e) {
            throw Problem.of("geojson.shape", file, line, code, e.getMessage()).causedBy(e);
        }
    }

    private static Point label(Map<String, String> properties, Area area) {
        if (properties.containsKey("lat") && properties.containsKey("lon")) {
            return new Point(Double.parseDouble(properties.get("lat")), Double.parseDouble(properties.get("lon")));
        }
        return new Point((area.southDeg() + area.northDeg()) / 2, (area.westDeg() + area.eastDeg()) / 2);
    }

    private void properties(Map<String, String> properties) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            if (json.nextToken().isScalarValue()) {
                if (json.currentToken() != JsonToken.VALUE_NULL) {
                    properties.put(field, json.getText());
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private void geometry(List<double[]> rings, int line) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        String type = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("type")) {
                type = json.getText();
            } else if (field.equals("coordinates")) {
                expect(json.currentToken() == JsonToken.START_ARRAY, "geojson.number");
                array(rings);
            } else {
                json.skipChildren();
            }
        }
        if (!type.equals("Polygon") && !type.equals("MultiPolygon")) {
            throw Problem.of("geojson.type", file, line, type).asException();
        }
    }

    /**
     * Reads the array just opened, of any depth; an array of positions is a ring.
     *
     * @return longitude and latitude where the array was a position, else null
     */
    private double[] array(List<double[]> rings) throws IOException {
        json.nextToken();
        if (json.currentToken() != null && json.currentToken().isNumeric()) {
            return position();
        }
        var ring = new ArrayList<double[]>();
        while (json.currentToken() == JsonToken.START_ARRAY) {
            double[] position = array(rings);
            if (position != null) {
                ring.add(position);
            }
            json.nextToken();
        }
        expect(json.currentToken() == JsonToken.END_ARRAY, "geojson.number");
        if (!ring.isEmpty()) {
            rings.add(ring.stream().flatMapToDouble(Arrays::stream).toArray());
        }
        return null;
    }

    private double[] position() throws IOException {
        double longitude = json.getDoubleValue();
        expect(json.nextToken().isNumeric(), "geojson.number");
        double latitude = json.getDoubleValue();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken() != null && json.currentToken().isNumeric(), "geojson.number");
        }
        return new double[] {longitude, latitude};
    }

    private void expect(boolean condition, String key) {
        if (!condition) {
            throw Problem.of(key, file, line()).asException();
        }
    }

    private int line() {
        return json.currentLocation().getLineNr();
    }
}
