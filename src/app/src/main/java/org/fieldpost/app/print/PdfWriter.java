package org.fieldpost.app.print;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws a sheet as a PDF on A4, without AWT: the same sheet gives the same bytes. Slow for the screen's thread; pure otherwise.
 */
public final class PdfWriter {

    private static final double WIDTH = 595.28;
    private static final double HEIGHT = 841.89;
    private static final double MARGIN = 56;
    private static final double TEXT_WIDTH = WIDTH - 2 * MARGIN;
    private static final double TOP = HEIGHT - 70;
    private static final double BOTTOM = 73;
    private static final double TITLE = 18;
    private static final double HEADING = 12;
    private static final double BODY = 10.5;
    private static final double SMALL = 8.5;
    private static final double LEADING = 1.5;
    private static final double FOOTER_LEADING = 1.3;
    private static final String EXERCISE = "EXERCISE EXERCISE EXERCISE";

    private final Sheet sheet;
    private final PdfFont regular = PdfFont.shipped("IBMPlexSansArabic_400Regular.ttf", "IBMPlexSansArabic");
    private final PdfFont bold = PdfFont.shipped("IBMPlexSansArabic_700Bold.ttf", "IBMPlexSansArabic-Bold");
    private final List<StringBuilder> pages = new ArrayList<>();
    private final List<String> footer;
    private final double bottom;
    private double y;

    private PdfWriter(Sheet sheet) {
        this.sheet = sheet;
        footer = Paragraphs.lines(regular, sheet.footer(), (TEXT_WIDTH - 60) * 1000 / SMALL);
        bottom = BOTTOM + footer.size() * SMALL * FOOTER_LEADING;
    }

    public static byte[] write(Sheet sheet) {
        return new PdfWriter(sheet).written();
    }

    private byte[] written() {
        page();
        text(bold, TITLE, sheet.title());
        if (!sheet.subtitle().isBlank()) {
            text(regular, BODY, sheet.subtitle());
        }
        rule(y - 9);
        y -= 14;
        sheet.sections().forEach(this::section);
        for (int i = 0; i < pages.size(); i++) {
            foot(pages.get(i), i + 1);
        }
        return file();
    }

    private void section(Sheet.Section section) {
        if (!section.title().isBlank()) {
            List<String> title = Paragraphs.lines(bold, section.title(), TEXT_WIDTH * 1000 / HEADING);
            // a title never stands alone at the end of a page
            room(8 + title.size() * HEADING * LEADING + BODY * LEADING);
            y -= 8;
            title.forEach(line -> line(bold, HEADING, line));
        }
        section.lines().forEach(line -> text(regular, BODY, line));
    }

    private void text(PdfFont font, double size, String text) {
        Paragraphs.lines(font, text, TEXT_WIDTH * 1000 / size).forEach(line -> line(font, size, line));
    }

    private void line(PdfFont font, double size, String text) {
        room(size * LEADING);
        y -= size * LEADING;
        draw(current(), font, size, text, y, Side.START);
    }

    private void room(double needed) {
        if (y - needed < bottom) {
            page();
        }
    }

    private void page() {
        pages.add(new StringBuilder());
        y = TOP;
        if (sheet.exercise()) {
            band(current(), HEIGHT - 44);
        }
        if (pages.size() > 1) {
            y -= SMALL * LEADING;
            draw(current(), bold, SMALL, fitting(bold, SMALL, sheet.title()), y, Side.START);
            rule(y - 5);
            y -= 12;
        }
    }

    /** The running title is one line; the whole one stands on the first page. */
    private static String fitting(PdfFont font, double size, String text) {
        List<String> lines = Paragraphs.lines(font, text, TEXT_WIDTH * 1000 / size - 1000);
        return lines.get(0) + (lines.size() > 1 ? " …" : "");
    }

    private void foot(StringBuilder page, int number) {
        String numbered = number + " / " + pages.size();
        double at = bottom - 22;
        page.append("0.6 w 0.6 G ")
                .append(PdfObjects.number(MARGIN))
                .append(' ')
                .append(PdfObjects.number(at + 12))
                .append(" m ")
                .append(PdfObjects.number(WIDTH - MARGIN))
                .append(' ')
                .append(PdfObjects.number(at + 12))
                .append(" l S\n");
        draw(page, regular, SMALL, numbered, at, Side.END);
        for (String line : footer) {
            draw(page, regular, SMALL, line, at, Side.START);
            at -= SMALL * FOOTER_LEADING;
        }
        if (sheet.exercise()) {
            band(page, 22);
        }
    }

    private enum Side {
        START,
        MIDDLE,
        END
    }

    private void draw(StringBuilder page, PdfFont font, double size, String text, double at, Side side) {
        TextLine line = TextLine.of(font, text, sheet.rightToLeft());
        double width = line.width() * size / 1000;
        double x = side == Side.MIDDLE
                ? (WIDTH - width) / 2
                : (side == Side.START) == sheet.rightToLeft() ? WIDTH - MARGIN - width : MARGIN;
        page.append(line.drawn(font == bold ? "B" : "R", size, x, at));
    }

    /** White on a dark band: it shows on any printer. */
    private void band(StringBuilder page, double at) {
        page.append("0.42 0.17 0.57 rg 0 ")
                .append(PdfObjects.number(at))
                .append(' ')
                .append(PdfObjects.number(WIDTH))
                .append(" 20 re f 1 g\n");
        draw(page, bold, HEADING, EXERCISE, at + 6, Side.MIDDLE);
        page.append("0 g\n");
    }

    private void rule(double at) {
        current()
                .append("0.6 w 0.6 G ")
                .append(PdfObjects.number(MARGIN))
                .append(' ')
                .append(PdfObjects.number(at))
                .append(" m ")
                .append(PdfObjects.number(WIDTH - MARGIN))
                .append(' ')
                .append(PdfObjects.number(at))
                .append(" l S\n");
    }

    private StringBuilder current() {
        return pages.get(pages.size() - 1);
    }

    private byte[] file() {
        var objects = new PdfObjects();
        int catalog = objects.reserve();
        int tree = objects.reserve();
        int fontR = regular.writeInto(objects);
        int fontB = bold.writeInto(objects);
        var kids = new StringBuilder();
        for (StringBuilder page : pages) {
            int content = objects.stream("", PdfObjects.ascii(page.toString()));
            kids.append(objects.add("<< /Type /Page /Parent " + tree + " 0 R /MediaBox [0 0 "
                            + PdfObjects.number(WIDTH) + " " + PdfObjects.number(HEIGHT)
                            + "] /Resources << /Font << /R " + fontR + " 0 R /B " + fontB + " 0 R >> >> /Contents "
                            + content + " 0 R >>"))
                    .append(" 0 R ");
        }
        objects.put(
                tree,
                "<< /Type /Pages /Count " + pages.size() + " /Kids ["
                        + kids.toString().strip() + "] >>");
        objects.put(
                catalog,
                "<< /Type /Catalog /Pages " + tree + " 0 R /ViewerPreferences << /DisplayDocTitle true /Direction /"
                        + (sheet.rightToLeft() ? "R2L" : "L2R") + " >> >>");
        int info = objects.add("<< /Title " + PdfObjects.hex("\ufeff" + sheet.title()) + " /Producer (Fieldpost) >>");
        return objects.file(catalog, info);
    }
}
