package org.fieldpost.app.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.font.freetype.HBGlyphLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Android's JavaFX draws with the layout of this project, compared with what the desktop's Pango draws. */
class ArabicOnAndroidTest {

    private static final List<String> MIXED = List.of(
            "الدورية ALPHA-1 في 14:30",
            "38PKA 12345 (تقريبًا)",
            "لا إلى الآن، لأجل الإبلاغ",
            "«بحث» [رقم ٣٤] <كلا>",
            "+الإبلاغ عن ٢٥ شاحنة (أو أكثر)",
            "fieldpost.example.org لم يجب",
            "\u200eكلمة\u200e ثم كلمة");

    /**
     * What the desktop joins and Android leaves apart: in this font a reh or zain is drawn a little differently before the letters of
     * jeem and ain, and f and i beside Arabic are one.
     */
    private static final Pattern JOINED_ON_DESKTOP_ONLY = Pattern.compile("[رز][جحخعغ]|fi");

    @TempDir
    private static Path folder;

    private static List<DrawnText.Drawn> desktop;
    private static List<DrawnText.Drawn> android;

    @BeforeAll
    static void drawBoth() throws Exception {
        List<String> lines = new ArrayList<>(MIXED);
        Words arabic = Words.in(Language.AR);
        for (String key : arabic.keys()) {
            lines.add(arabic.say(key, "ALPHA-1", 12, "fieldpost.example.org").replace('\n', ' '));
        }
        desktop = drawn(AndroidSlot.asOnDesktop(), lines, "desktop");
        android = drawn(AndroidSlot.filledBy("HBGlyphLayout", folder), lines, "android");
        assertThat(desktop).hasSameSizeAs(lines);
        assertThat(android).hasSameSizeAs(lines);
        assertThat(lines).hasSizeGreaterThan(500);
    }

    private static List<DrawnText.Drawn> drawn(AndroidSlot slot, List<String> lines, String name) throws Exception {
        Path file = Files.write(folder.resolve(name + ".txt"), lines);
        Path written = folder.resolve(name + ".drawn");
        slot.run(DrawnText.class, file.toString(), written.toString());
        return DrawnText.read(written);
    }

    @Test
    void the_class_for_android_comes_from_this_project() {
        assertThat(HBGlyphLayout.class.getProtectionDomain().getCodeSource().getLocation())
                .isEqualTo(ShapedRun.class.getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void every_label_has_the_same_joined_letters_in_the_same_order() {
        var all = new SoftAssertions();
        int compared = 0;
        for (int i = 0; i < desktop.size(); i++) {
            String text = desktop.get(i).text();
            if (unmarked(text) && !JOINED_ON_DESKTOP_ONLY.matcher(text).find()) {
                compared++;
                all.assertThat(android.get(i).glyphs())
                        .as(desktop.get(i).text())
                        .isEqualTo(desktop.get(i).glyphs());
            }
        }
        all.assertAll();
        assertThat(compared).as("labels compared").isGreaterThan(400);
    }

    /** The desktop moves some pairs of letters together (kerning); Android does not. */
    @Test
    void every_label_is_nearly_as_wide() {
        var all = new SoftAssertions();
        for (int i = 0; i < desktop.size(); i++) {
            double wide = desktop.get(i).width();
            all.assertThat(android.get(i).width())
                    .as(desktop.get(i).text())
                    .isBetween(wide * 0.95 - 2, wide * 1.05 + 2);
        }
        all.assertAll();
    }

    @Test
    void labels_cover_nearly_the_same_pixels() {
        int compared = 0;
        int alike = 0;
        for (int i = 0; i < desktop.size(); i++) {
            if (unmarked(desktop.get(i).text())) {
                double shared = shared(desktop.get(i), android.get(i));
                assertThat(shared).as(desktop.get(i).text()).isGreaterThan(0.65);
                compared++;
                alike += shared > 0.97 ? 1 : 0;
            }
        }
        assertThat((double) alike / compared)
                .as("without kerning, which moves whole words by a pixel and more")
                .isGreaterThan(0.85);
    }

    /** Of both pictures, the part of the ink that has ink of the other picture no further than a pixel away. */
    private static double shared(DrawnText.Drawn one, DrawnText.Drawn other) {
        return Math.min(part(one, other), part(other, one));
    }

    private static double part(DrawnText.Drawn of, DrawnText.Drawn in) {
        int ink = 0;
        int near = 0;
        for (int y = 0; y < Math.min(of.rows(), in.rows()); y++) {
            for (int x = 0; x < of.columns(); x++) {
                if (of.ink(x, y)) {
                    ink++;
                    near += in.inkNear(x, y) ? 1 : 0;
                }
            }
        }
        return ink == 0 ? 1 : (double) near / ink;
    }

    /** Pango's JavaFX puts marks where the font's outlines happen to lie; they are looked at in {@link ShapedRunTest}. */
    private static boolean unmarked(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.NON_SPACING_MARK);
    }

    @Test
    void arabic_can_be_typed_touched_wrapped_and_deleted() throws Exception {
        AndroidSlot.filledBy("HBGlyphLayout", folder).run(TypedText.class);
    }

    @Test
    void without_it_there_would_be_no_arabic_at_all() throws Exception {
        List<DrawnText.Drawn> bare = drawn(
                AndroidSlot.filledBy(
                        "com.sun.javafx.text.GlyphLayout { @Override public void layout("
                                + "com.sun.javafx.text.TextRun r, com.sun.javafx.font.PGFont f,"
                                + " com.sun.javafx.font.FontStrike s, char[] t) {} } class Unused",
                        Files.createDirectories(folder.resolve("bare"))),
                List.of("مراقبة"),
                "bare");

        assertThat(bare.get(0).glyphs()).isEmpty();
    }
}
