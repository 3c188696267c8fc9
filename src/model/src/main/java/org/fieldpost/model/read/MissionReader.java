package org.fieldpost.model.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fieldpost.model.Check;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.mission.PhotoRule;
import org.fieldpost.model.mission.Retention;
import org.fieldpost.model.place.KnownPoint;
import org.fieldpost.model.place.OffLimits;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Region;
import org.fieldpost.model.place.RegionSet;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;

/**
 * Reads a mission package: a folder with {@code mission.json}, {@code regions.geojson}, {@code points.csv} and, where it
 * has neighbours, {@code neighbours.geojson}, where patrols must keep out somewhere, {@code off-limits.geojson}.
 *
 * <p>{@code mission.json} may say how long phones keep what was reported: {@code contentStays} (H1, H2 and what has no
 * level) and {@code restrictedStays} (H3), each {@code submission} or whole days after delivery, at most 90.
 */
public final class MissionReader {

    private static final JsonFactory JSON = new JsonFactory();

    private MissionReader() {}

    /** A mission shipped with this build: {@code liberia} or {@code sorrenga}. */
    public static Mission shipped(String id) {
        return read(Folder.assets("missions/" + id));
    }

    public static Mission read(Folder folder) {
        Map<String, String> facts = facts(folder.text("mission.json"));
        Map<Language, String> names = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String name = facts.get("name_" + language.tag());
            if (name != null) {
                names.put(language, name);
            }
        }
        var regions = new RegionSet(
                RegionsReader.read("regions.geojson", folder.text("regions.geojson")),
                folder.find("neighbours.geojson")
                        .map(text -> RegionsReader.read("neighbours.geojson", text))
                        .orElse(List.of()));
        try {
            return new Mission(
                    facts.getOrDefault("id", ""),
                    names,
                    ZoneId.of(facts.getOrDefault("timeZone", "")),
                    CodeList.MISSION_PHASE.code(facts.getOrDefault("phase", "")),
                    Boolean.parseBoolean(facts.get("fictional")),
                    regions,
                    points(folder.text("points.csv")),
                    facts.getOrDefault("attribution", ""),
                    photos(facts),
                    offLimits(folder),
                    retention(facts));
        } catch (ProblemException e) {
            throw e;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problem.of("mission.broken", "mission.json", e.getMessage()).causedBy(e);
        }
    }

    private static PhotoRule photos(Map<String, String> facts) {
        String allowed = facts.getOrDefault("photos", String.valueOf(PhotoRule.USUAL.allowed()));
        Check.matching("photos", allowed, "true|false");
        return new PhotoRule(
                Boolean.parseBoolean(allowed),
                whole(facts, "photoLongEdgePx", PhotoRule.USUAL.longEdgePx()),
                whole(facts, "photosMost", PhotoRule.USUAL.most()),
                whole(facts, "photoMostBytes", PhotoRule.USUAL.mostBytes()));
    }

    private static Retention retention(Map<String, String> facts) {
        return new Retention(
                stay(facts, "contentStays", Retention.USUAL.usual()),
                stay(facts, "restrictedStays", Retention.USUAL.restricted()));
    }

    private static Retention.Stay stay(Map<String, String> facts, String field, Retention.Stay usual) {
        return facts.containsKey(field) ? Retention.Stay.parse(facts.get(field)) : usual;
    }

    private static int whole(Map<String, String> facts, String field, int usual) {
        return Integer.parseInt(
                Check.matching(field, facts.getOrDefault(field, String.valueOf(usual)), "-?[0-9]{1,9}"));
    }

    private static Map<String, String> facts(String text) {
        Map<String, String> facts = new HashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw Problem.of("mission.broken", "mission.json", "{").asException();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                if (json.nextToken().isScalarValue()) {
                    facts.put(field, json.getText());
                } else {
                    json.skipChildren();
                }
            }
            return facts;
        } catch (IOException e) {
            throw Problem.of(
                            "mission.broken",
                            "mission.json",
                            e.getMessage().lines().findFirst().orElse(""))
                    .causedBy(e);
        }
    }

    /** Read like regions; a mission without the file has none. */
    private static List<OffLimits> offLimits(Folder folder) {
        String file = "off-limits.geojson";
        List<OffLimits> places = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Region each :
                folder.find(file).map(text -> RegionsReader.read(file, text)).orElse(List.of())) {
            if (!codes.add(each.code())) {
                throw Problem.of("off_limits.twice", file, each.code()).asException();
            }
            places.add(new OffLimits(each.code(), each.names(), each.area(), each.label()));
        }
        return places;
    }

    private static List<KnownPoint> points(String text) {
        List<KnownPoint> points = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        var columns = Arrays.asList("code", "sort", "name", "lat", "lon", "type", "illustrative", "source");
        for (Csv.Row row : Csv.read("points.csv", text, columns)) {
            try {
                var point = new KnownPoint(
                        row.get("code"),
                        KnownPoint.Sort.valueOf(row.get("sort").toUpperCase(Locale.ROOT)),
                        row.get("name"),
                        new Point(Double.parseDouble(row.get("lat")), Double.parseDouble(row.get("lon"))),
                        row.get("type"),
                        Boolean.parseBoolean(row.get("illustrative")),
                        row.get("source"));
                if (!codes.add(point.code())) {
                    throw new IllegalArgumentException("point code " + point.code() + " stands twice");
                }
                points.add(point);
            } catch (IllegalArgumentException e) {
                throw Problem.of("points.broken", "points.csv", row.line(), e.getMessage())
                        .causedBy(e);
            }
        }
        return points;
    }
}
