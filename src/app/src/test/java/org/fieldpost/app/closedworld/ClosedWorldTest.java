package org.fieldpost.app.closedworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fieldpost.app.AnotherJava;
import org.fieldpost.app.device.attach.SqliteOnAndroid;
import org.fieldpost.app.letters.ShapedRun;
import org.fieldpost.model.words.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Phones run a program whose every class, method and file was known when it was built (GraalVM's closed world). Here the app lives its
 * story in a Java that notes whatever is found by its name, and nothing may be found that the lists do not hold.
 */
class ClosedWorldTest {

    private static final List<String> STORY = List.of(
            "org.fieldpost.app.ADayOnPatrolTest",
            "org.fieldpost.app.ADayAtTheLockTest",
            "org.fieldpost.app.OpeningTest",
            "org.fieldpost.app.MeetingOnScreenTest");

    private static final String LISTS = "META-INF/native-image/org.fieldpost/app/";
    private static final long PATIENCE_S = 300;

    @TempDir
    private static Path folder;

    private static List<String> asked;

    @BeforeAll
    static void liveTheStory() throws Exception {
        Path notes = folder.resolve("asked.txt");
        Path said = folder.resolve("said.txt");
        Process story = AnotherJava.running(
                        WholeStory.class, List.of("-Xmx1g", "-javaagent:" + agent() + "=" + notes), STORY)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(story.waitFor(PATIENCE_S, TimeUnit.SECONDS))
                    .as("ended within " + PATIENCE_S + " s")
                    .isTrue();
            assertThat(story.exitValue()).as(Files.readString(said)).isZero();
        } finally {
            story.destroyForcibly();
        }
        asked = Files.readAllLines(notes);
    }

    private static Path agent() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ByNameAgent.class.getName());
        Path jar = folder.resolve("agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    /**
     * What the app's build need not list: what JavaFX and Attach ask about JavaFX, Attach and the JDK is known to Gluon's substrate;
     * providers named in META-INF/services are registered by native-image itself; native libraries are linked, and of SQLite's each
     * system has its own; OSGi is looked for, and only the class path of tests has it.
     */
    private static final Pattern KNOWN_ELSEWHERE = Pattern.compile("(service|library)\t.*"
            + "|\\w+\t\\(?(com[./]sun|javafx|com[./]gluonhq|java|jdk|sun|org\\.testfx|org\\.osgi)[./].*"
            + "|resource\t(lib\\w+\\.so|org/sqlite/native/Linux/.*)");

    private static boolean ours(String noted) {
        return !KNOWN_ELSEWHERE.matcher(noted).matches();
    }

    private static List<URL> lists() throws IOException {
        List<URL> lists = new ArrayList<>();
        for (String kind : List.of("reflect", "resource")) {
            lists.add(ClosedWorldTest.class.getClassLoader().getResource(LISTS + kind + "-config.json"));
        }
        Enumeration<URL> ikons = ClosedWorldTest.class
                .getClassLoader()
                .getResources("META-INF/native-image/ikonli-generated/reflect-config.json");
        lists.addAll(Collections.list(ikons));
        return lists;
    }

    private static List<String> outside(List<String> asked, Told told) {
        return asked.stream()
                .filter(ClosedWorldTest::ours)
                .filter(noted -> !told.finds(noted))
                .toList();
    }

    @Test
    void the_whole_story_finds_nothing_by_name_that_the_lists_do_not_hold() throws Exception {
        assertThat(outside(asked, Told.on(lists()))).isEmpty();
    }

    @Test
    void a_list_that_lacks_one_line_is_noticed() throws Exception {
        String resources = Files.readString(resourceList());
        Path shorter = folder.resolve("resource-config.json");
        Files.writeString(shorter, resources.replace("fieldpost/translations/", "elsewhere/"));
        List<URL> lists = new ArrayList<>(lists());
        lists.set(1, shorter.toUri().toURL());

        assertThat(outside(asked, Told.on(lists))).contains("resource\tfieldpost/translations/en.properties");
    }

    private static Path resourceList() throws Exception {
        return Path.of(ClosedWorldTest.class
                .getClassLoader()
                .getResource(LISTS + "resource-config.json")
                .toURI());
    }

    @Test
    void the_story_asked_for_what_it_is_known_to_ask_for() {
        assertThat(asked)
                .contains("resource\tfieldpost/look/app.css")
                .containsAll(Stream.of(Language.values())
                        .map(spoken -> "resource\tfieldpost/translations/" + spoken.tag() + ".properties")
                        .toList())
                .anyMatch(noted -> noted.startsWith("service\torg.kordamp.ikonli"))
                .anyMatch(noted -> noted.startsWith("library\t") && noted.contains("sqlite"));
    }

    /** JavaFX asks for many; where none were noted, nothing would be held against the list of classes and methods. */
    @Test
    void the_story_asked_for_classes_and_for_methods() {
        assertThat(asked)
                .anyMatch(noted -> noted.startsWith("class\t"))
                .anyMatch(noted -> noted.startsWith("method\t"));
    }

    /** As code of the app that asks for a class, and for a method of it, that nobody listed. */
    public static final class Asking implements Callable<String> {

        @Override
        public String call() throws ReflectiveOperationException {
            return Class.forName("org.fieldpost.app.lock.AutoLock")
                    .getMethod("minutes")
                    .getName();
        }
    }

    @Test
    void a_class_of_ours_that_is_asked_for_and_not_listed_is_reported_with_its_method() throws Exception {
        String name = Asking.class.getName();
        byte[] watched;
        try (var in = Asking.class.getResourceAsStream("ClosedWorldTest$Asking.class")) {
            var place = new CodeSource(URI.create("file:/elsewhere/app.jar").toURL(), new Certificate[0]);
            watched = new ByNameAgent()
                    .transform(
                            Asking.class.getClassLoader(),
                            name.replace('.', '/'),
                            null,
                            new ProtectionDomain(place, null),
                            in.readAllBytes());
        }
        Callable<?> asking = (Callable<?>)
                new Defining(watched).define(name).getDeclaredConstructor().newInstance();

        assertThat(asking.call()).isEqualTo("minutes");

        assertThat(outside(AskedByName.noted(), Told.on(lists())))
                .contains(
                        "class\torg.fieldpost.app.lock.AutoLock", "method\torg.fieldpost.app.lock.AutoLock#minutes()");
    }

    private static final class Defining extends ClassLoader {

        private final byte[] classFile;

        Defining(byte[] classFile) {
            super(ClosedWorldTest.class.getClassLoader());
            this.classFile = classFile;
        }

        Class<?> define(String name) {
            return defineClass(name, classFile, 0, classFile.length);
        }
    }

    @Test
    void every_file_of_the_app_that_is_no_class_is_listed() throws Exception {
        Told told = Told.on(lists());
        List<String> unlisted = new ArrayList<>();
        int files = 0;
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            for (String name : ours(Path.of(entry))) {
                if (!name.endsWith(".class") && !name.startsWith("META-INF/")) {
                    files++;
                    if (!told.finds("resource\t" + name)) {
                        unlisted.add(name);
                    }
                }
            }
        }
        assertThat(unlisted).isEmpty();
        assertThat(files).isGreaterThan(20);
    }

    /** The files of one of the app's modules, as compiled or, where it was packed before this test, in its jar. */
    private static List<String> ours(Path entry) throws Exception {
        if (entry.endsWith("classes")) {
            try (var all = Files.walk(entry)) {
                return all.filter(Files::isRegularFile)
                        .map(file -> entry.relativize(file).toString())
                        .toList();
            }
        }
        if (entry.getFileName().toString().matches("fieldpost-(model|exchange|notebook)-[0-9.]+\\.jar")) {
            try (var jar = new JarFile(entry.toFile())) {
                return jar.stream()
                        .filter(file -> !file.isDirectory())
                        .map(JarEntry::getName)
                        .toList();
            }
        }
        return List.of();
    }

    /** The names of classes stand in SQLite's library as JNI wants them. */
    @Test
    void every_class_that_sqlites_library_asks_for_is_listed_for_it() throws Exception {
        byte[] library;
        try (var in =
                ShapedRun.class.getResourceAsStream("/org/sqlite/native/Linux-Android/aarch64/libsqlitejdbc.so")) {
            library = in.readAllBytes();
        }
        Matcher names = Pattern.compile("(?<=\0)(org/sqlite|java/lang)/[A-Za-z/$]+(?=\0)")
                .matcher(new String(library, StandardCharsets.ISO_8859_1));
        Set<String> wanted = new TreeSet<>();
        while (names.find()) {
            wanted.add(names.group().replace('/', '.'));
        }
        Told told = Told.on(List.of(ClosedWorldTest.class.getClassLoader().getResource(LISTS + "jni-config.json")));

        assertThat(wanted).contains("org.sqlite.core.NativeDB", "org.sqlite.Function$Window");
        assertThat(wanted).allMatch(name -> told.finds("class\t" + name));
    }

    @Test
    void on_android_sqlite_takes_its_library_for_android_whose_pages_are_16_kilobytes() throws Exception {
        Map<String, String> android = Map.of("os.name", "Linux", "os.arch", "aarch64", "java.runtime.name", "OpenJDK");
        Map<String, String> here = new HashMap<>();
        android.keySet().forEach(key -> here.put(key, System.getProperty(key)));
        String place;
        try {
            android.forEach(System::setProperty);
            SqliteOnAndroid.tell(folder);
            place = LibraryLoaderUtil.getNativeLibResourcePath();
        } finally {
            here.forEach(System::setProperty);
            System.clearProperty("org.sqlite.tmpdir");
        }

        assertThat(place).isEqualTo("/org/sqlite/native/Linux-Android/aarch64");
        try (var in = LibraryLoaderUtil.class.getResourceAsStream(place + "/libsqlitejdbc.so")) {
            ByteBuffer elf = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(elf.getInt(0)).as("ELF").isEqualTo(0x464c457f);
            assertThat(elf.get(4)).as("64 bits").isEqualTo((byte) 2);
            assertThat(elf.getShort(16)).as("a shared object").isEqualTo((short) 3);
            assertThat(elf.getShort(18)).as("AArch64").isEqualTo((short) 183);
            int loaded = 0;
            for (int i = 0; i < elf.getShort(56); i++) {
                int header = (int) elf.getLong(32) + i * elf.getShort(54);
                if (elf.getInt(header) == 1) {
                    loaded++;
                    assertThat(elf.getLong(header + 48) % 16384).as("alignment").isZero();
                }
            }
            assertThat(loaded).isPositive();
        }
    }
}
