package org.fieldpost.app.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.fieldpost.app.letters.ArabicShaping;
import org.junit.jupiter.api.Test;

/** Another reader says what stands on the paper. */
class PdfWriterTest {

    private static final Sheet ENGLISH = new Sheet(
            "Patrol report ALPHA-1",
            "2 March 2026, 06:10 to 14:40 · Nimba",
            List.of(
                    new Sheet.Section("Places visited", List.of("Sanniquellie (29N NH 3012 1045), arrived 06:40")),
                    new Sheet.Section("", List.of("K7-42-R · “yellow cans”, 40–60; Œuvre naïve à l'été"))),
            false,
            false,
            "Fieldpost · H2");

    private static final Sheet ARABIC = new Sheet(
            "تقرير الدورية ALPHA-1",
            "2 مارس 2026",
            List.of(new Sheet.Section(
                    "الملاحظات", List.of("سلام، الأول، الآن، إلا، لا إله", "غطِّ الوجوه، أُرسِل التقريرُ كاملاً"))),
            true,
            true,
            "طُبع");

    @Test
    void what_is_printed_can_be_searched_and_copied() throws IOException {
        assertThat(text(PdfWriter.write(ENGLISH)))
                .contains(
                        "Patrol report ALPHA-1",
                        "2 March 2026, 06:10 to 14:40 · Nimba",
                        "Places visited",
                        "Sanniquellie (29N NH 3012 1045), arrived 06:40",
                        "K7-42-R · “yellow cans”, 40–60; Œuvre naïve à l'été",
                        "Fieldpost · H2",
                        "1 / 1");
    }

    @Test
    void arabic_too_with_lam_alef_and_with_marks() throws IOException {
        assertThat(text(PdfWriter.write(ARABIC)))
                .contains(
                        // PDFBox reads every line from the left
                        "ALPHA-1 تقرير الدورية",
                        "الملاحظات",
                        "سلام، الأول، الآن، إلا، لا إله",
                        "غطِّ الوجوه، أُرسِل التقريرُ كاملاً");
    }

    /** The glyphs on the page are the joined forms, from right to left. */
    @Test
    void arabic_letters_are_joined_and_run_from_right_to_left() throws IOException {
        var sheet = new Sheet("دورية", "", List.of(), false, true, "");
        List<TextPosition> drawn = drawn(PdfWriter.write(sheet));
        String word = "دورية";
        List<Double> places = new ArrayList<>();
        for (int i = 0; i < word.length(); i++) {
            String letter = word.substring(i, i + 1);
            places.add(drawn.stream()
                    .filter(p -> p.getUnicode().equals(letter))
                    .mapToDouble(TextPosition::getX)
                    .max()
                    .orElseThrow());
        }
        assertThat(places).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        TrueType font = bold();
        double joined = ArabicShaping.letters(word).stream()
                .mapToDouble(l -> font.advance(font.glyph(l.shown())))
                .sum();
        double loose =
                word.chars().mapToDouble(c -> font.advance(font.glyph(c))).sum();
        double wide = drawn.stream()
                .filter(p -> word.contains(p.getUnicode()))
                .mapToDouble(TextPosition::getWidth)
                .sum();
        assertThat(wide).isCloseTo(joined * 18 / font.unitsPerEm(), org.assertj.core.api.Assertions.within(0.3));
        assertThat(Math.abs(joined - loose)).isGreaterThan(100);
    }

    @Test
    void an_exercise_says_so_at_top_and_bottom_of_every_page_and_what_is_none_says_it_nowhere() throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfWriter.write(longSheet(true)))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                List<String> lines = text(document, page).strip().lines().toList();
                assertThat(lines.stream().filter(line -> line.equals("EXERCISE EXERCISE EXERCISE")))
                        .hasSize(2);
                assertThat(lines.get(0)).isEqualTo("EXERCISE EXERCISE EXERCISE");
                assertThat(lines.get(lines.size() - 1)).isEqualTo("EXERCISE EXERCISE EXERCISE");
            }
        }
        assertThat(text(PdfWriter.write(longSheet(false)))).doesNotContain("EXERCISE");
    }

    @Test
    void a_long_report_goes_on_over_pages_with_nothing_left_out_and_each_page_numbered() throws IOException {
        Sheet sheet = longSheet(false);
        byte[] pdf = PdfWriter.write(sheet);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                assertThat(text(document, page)).contains(page + " / " + pages).contains("Long report");
            }
        }
        String all = text(pdf).replaceAll("\\s+", " ");
        for (Sheet.Section section : sheet.sections()) {
            assertThat(all).contains(section.title());
        }
        for (int i = 0; i < 200; i++) {
            assertThat(all).contains("Item " + i + " begins", "item " + i + " ends.");
        }
    }

    @Test
    void nothing_stands_beyond_the_margins_however_long_a_word_is() throws IOException {
        var sheet = new Sheet(
                "A title with a word ".repeat(9) + "x",
                "Donaudampfschifffahrt".repeat(15),
                List.of(new Sheet.Section("W".repeat(190), List.of("W".repeat(900), "ب".repeat(900)))),
                true,
                false,
                "foot ".repeat(79));
        byte[] pdf = PdfWriter.write(sheet);

        assertThat(drawn(pdf)).allSatisfy(p -> {
            assertThat(p.getX()).isGreaterThan(50);
            assertThat(p.getX() + p.getWidth()).isLessThan(596f - 50);
            assertThat(p.getY()).isBetween(20f, 835f);
        });
        String all = text(pdf).replaceAll("\\s+", "");
        assertThat(all.chars().filter(c -> c == 'W').count()).isGreaterThanOrEqualTo(1090);
        assertThat(all.chars().filter(c -> c == 'ب').count()).isEqualTo(900);
    }

    @Test
    void the_same_sheet_gives_the_same_bytes_and_another_sheet_others() {
        assertThat(PdfWriter.write(ARABIC)).isEqualTo(PdfWriter.write(ARABIC));
        assertThat(PdfWriter.write(ENGLISH)).isNotEqualTo(PdfWriter.write(ARABIC));
    }

    @Test
    void the_fonts_are_in_the_file_and_only_what_is_used_of_them() throws IOException {
        byte[] pdf = PdfWriter.write(ENGLISH);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.isDamaged()).isFalse();
                assertThat(font.getName()).startsWith("AAAAAA+IBMPlexSansArabic");
            }
        }
        assertThat(pdf.length).isLessThan(40_000);
    }

    @Property(tries = 40)
    void any_text_at_all_can_be_printed(@ForAll String text, @ForAll boolean rightToLeft) throws IOException {
        var sheet = new Sheet("Any", "", List.of(new Sheet.Section("", List.of(text))), false, rightToLeft, "");
        try (PDDocument document = Loader.loadPDF(PdfWriter.write(sheet))) {
            assertThat(document.getNumberOfPages()).isPositive();
        }
    }

    /** For people to look at, beside the pictures of the screens. */
    @Test
    void sheets_to_look_at_are_written() throws IOException {
        Path album = Path.of(System.getProperty("fieldpost.build"), "screens");
        Files.createDirectories(album);
        Files.write(album.resolve("sheet-en.pdf"), PdfWriter.write(ENGLISH));
        Files.write(album.resolve("sheet-ar.pdf"), PdfWriter.write(ARABIC));
        Files.write(album.resolve("sheet-long.pdf"), PdfWriter.write(longSheet(true)));
        assertThat(album.resolve("sheet-long.pdf")).isNotEmptyFile();
    }

    private static Sheet longSheet(boolean exercise) {
        var random = new Random(3);
        List<Sheet.Section> sections = new ArrayList<>();
        for (int s = 0; s < 20; s++) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int item = s * 10 + i;
                lines.add("Item " + item + " begins, " + "and goes on ".repeat(random.nextInt(14)) + "until item "
                        + item + " ends.");
            }
            sections.add(new Sheet.Section("Section " + s, lines));
        }
        return new Sheet("Long report", "", sections, exercise, false, "Fieldpost");
    }

    private static TrueType bold() throws IOException {
        try (var in = PdfWriterTest.class.getResourceAsStream("/fieldpost/look/fonts/IBMPlexSansArabic_700Bold.ttf")) {
            return TrueType.read(in.readAllBytes());
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private static List<TextPosition> drawn(byte[] pdf) throws IOException {
        List<TextPosition> drawn = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    drawn.add(text);
                    super.processTextPosition(text);
                }
            };
            stripper.getText(document);
        }
        return drawn;
    }
}
