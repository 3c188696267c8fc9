package org.fieldpost.app.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the packages for phones promise, read from the files that the builds take: no phone build runs here. */
class PhonePackagesTest {

    private static final Path ROOT = Path.of(System.getProperty("fieldpost.root"));
    private static final Path APP = ROOT.resolve("src/app/src");
    private static final String ANDROID = "android:";

    private static Document xml(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static List<Element> all(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Document manifest() throws Exception {
        return xml(APP.resolve("android/AndroidManifest.xml"));
    }

    @Test
    void android_asks_for_these_permissions_and_no_other() throws Exception {
        assertThat(all(manifest(), "uses-permission"))
                .extracting(
                        permission -> permission.getAttribute(ANDROID + "name").replace("android.permission.", ""))
                .containsExactlyInAnyOrder(
                        "INTERNET",
                        "ACCESS_COARSE_LOCATION",
                        "ACCESS_FINE_LOCATION",
                        "CAMERA",
                        "FOREGROUND_SERVICE",
                        "FOREGROUND_SERVICE_LOCATION",
                        "POST_NOTIFICATIONS");
    }

    @Test
    void no_backup_takes_anything_from_an_android_phone() throws Exception {
        Element application = all(manifest(), "application").get(0);
        assertThat(application.getAttribute(ANDROID + "allowBackup")).isEqualTo("false");
        assertThat(application.getAttribute(ANDROID + "fullBackupContent")).isEqualTo("false");
        assertThat(application.getAttribute(ANDROID + "dataExtractionRules")).isEqualTo("@xml/data_extraction_rules");
        assertThat(application.getAttribute(ANDROID + "debuggable")).isEmpty();
        Document rules = xml(APP.resolve("android/res/xml/data_extraction_rules.xml"));
        for (String way : List.of("cloud-backup", "device-transfer")) {
            NodeList kept = all(rules, way).get(0).getElementsByTagName("exclude");
            assertThat(kept.getLength()).as(way).isEqualTo(5);
        }
        assertThat(all(rules, "include")).isEmpty();
    }

    @Test
    void other_apps_can_only_start_it() throws Exception {
        for (String kind : List.of("activity", "service", "receiver", "provider")) {
            for (Element part : all(manifest(), kind)) {
                String name = part.getAttribute(ANDROID + "name");
                boolean started = name.equals("com.gluonhq.helloandroid.MainActivity");
                assertThat(part.getAttribute(ANDROID + "exported")).as(name).isEqualTo(started ? "true" : "false");
            }
        }
        assertThat(all(manifest(), "action"))
                .extracting(action -> action.getAttribute(ANDROID + "name"))
                .containsExactly("android.intent.action.MAIN");
    }

    @Test
    void android_itself_sends_nothing_in_the_clear_beyond_the_phone() throws Exception {
        Document rules = xml(APP.resolve("android/res/xml/network_security.xml"));
        assertThat(all(rules, "base-config").get(0).getAttribute("cleartextTrafficPermitted"))
                .isEqualTo("false");
        assertThat(all(rules, "domain")).extracting(Element::getTextContent).containsExactly("localhost", "127.0.0.1");
    }

    @Test
    void an_iphone_says_why_it_asks_and_shares_no_files() throws Exception {
        Map<String, String> says = plist();
        assertThat(says.keySet().stream().filter(key -> key.endsWith("UsageDescription")))
                .containsExactlyInAnyOrder(
                        "NSCameraUsageDescription",
                        "NSLocationWhenInUseUsageDescription",
                        "NSPhotoLibraryUsageDescription",
                        "NSLocalNetworkUsageDescription");
        assertThat(says)
                .containsEntry("UIFileSharingEnabled", "false")
                .containsEntry("CFBundleIdentifier", "org.fieldpost.app");
        assertThat(Files.readString(APP.resolve("ios/Default-Info.plist")))
                .containsPattern("NSAllowsArbitraryLoads</key>\\s*<false/>");
    }

    private static Map<String, String> plist() throws Exception {
        Map<String, String> says = new LinkedHashMap<>();
        for (Element key : all(xml(APP.resolve("ios/Default-Info.plist")), "key")) {
            var next = key.getNextSibling();
            while (!(next instanceof Element)) {
                next = next.getNextSibling();
            }
            Element value = (Element) next;
            says.put(
                    key.getTextContent(),
                    value.getTagName().equals("string") ? value.getTextContent() : value.getTagName());
        }
        return says;
    }

    @Test
    void every_package_has_the_version_of_the_build() throws Exception {
        String pom = Files.readString(ROOT.resolve("src/app/pom.xml"));
        String version = found("<artifactId>fieldpost</artifactId>\\s*<version>([0-9.]+)", pom);
        String[] parts = version.split("\\.", -1);
        int code = 10_000 * Integer.parseInt(parts[0]) + 100 * Integer.parseInt(parts[1]) + Integer.parseInt(parts[2]);

        assertThat(found("<version.code>(\\d+)<", pom)).isEqualTo("" + code);
        Element manifest = manifest().getDocumentElement();
        assertThat(manifest.getAttribute(ANDROID + "versionName")).isEqualTo(version);
        assertThat(manifest.getAttribute(ANDROID + "versionCode")).isEqualTo("" + code);
        assertThat(plist())
                .containsEntry("CFBundleVersion", version)
                .containsEntry("CFBundleShortVersionString", version);
    }

    private static String found(String pattern, String in) {
        var matcher = Pattern.compile(pattern).matcher(in);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Test
    void an_icon_is_there_in_every_size() throws IOException {
        for (String density : List.of("ldpi", "mdpi", "hdpi", "xhdpi", "xxhdpi", "xxxhdpi")) {
            assertThat(APP.resolve("android/res/mipmap-" + density + "/ic_launcher.png"))
                    .isNotEmptyFile();
        }
        Path icons = APP.resolve("ios/assets/Assets.xcassets/AppIcon.appiconset");
        Stream<String> names = Pattern.compile("icon-\\d+\\.png")
                .matcher(Files.readString(icons.resolve("Contents.json")))
                .results()
                .map(found -> found.group());
        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(icons.resolve(name)).isNotEmptyFile());
    }

    @Test
    void the_workflow_builds_with_profiles_and_scripts_that_exist() throws IOException {
        String workflow = Files.readString(ROOT.resolve(".github/workflows/phones.yml"));
        String poms = Files.readString(ROOT.resolve("src/app/pom.xml"));
        List<String> profiles = Pattern.compile(" -P([a-z]+)")
                .matcher(workflow)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(profiles).contains("android", "ios", "desktop");
        assertThat(profiles).allSatisfy(profile -> assertThat(poms).contains("<id>" + profile + "</id>"));
        List<String> scripts = Pattern.compile("src/[a-z/]+\\.sh")
                .matcher(workflow)
                .results()
                .map(found -> found.group())
                .toList();
        assertThat(scripts)
                .isNotEmpty()
                .allSatisfy(script -> assertThat(ROOT.resolve(script)).isRegularFile());
        assertThat(workflow).contains("gluonhq/setup-graalvm").doesNotContain("password:");
    }
}
