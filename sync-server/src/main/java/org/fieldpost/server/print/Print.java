package org.fieldpost.server.print;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.fieldpost.model.words.Language;

/** Sets a page on A4 in the font of Fieldpost. Of the same content it makes the same bytes: nothing in them is of now. */
public final class Print {

    private static final String FAMILY = "Plex";
    /** Arabic vowel signs: they are not set on their letters here, and everybody reads without them. */
    private static final String VOWEL_SIGNS = "[\\u064B-\\u0652]";

    private static final Pattern ROW = Pattern.compile("(?s)(<tr[^>]*>)(.*?)(</tr>)");
    private static final Pattern CELL = Pattern.compile("(?s)<(t[hd])\\b.*?</\\1>");

    private static final int BOLD = 700;
    private static final int REGULAR = 400;

    static {
        // it would log what it sets
        XRLog.setLoggingEnabled(false);
    }

    private Print() {}

    /**
     * @param content well-formed, without any reference to elsewhere
     * @param mark above and below each page; empty for none
     * @param number tells documents of one moment apart
     */
    public static byte[] pdf(
            String title, String content, Language language, String mark, Instant madeAt, long number) {
        try (var out = new ByteArrayOutputStream()) {
            var builder = new PdfRendererBuilder();
            builder.useFont(() -> look("IBMPlexSansArabic_400Regular.ttf"), FAMILY, REGULAR, FontStyle.NORMAL, true);
            builder.useFont(() -> look("IBMPlexSansArabic_700Bold.ttf"), FAMILY, BOLD, FontStyle.NORMAL, true);
            builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
            builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
            builder.defaultTextDirection(language.rightToLeft() ? TextDirection.RTL : TextDirection.LTR);
            builder.withProducer("Fieldpost");
            builder.withHtmlContent(page(title, content, language, mark).replaceAll(VOWEL_SIGNS, ""), null);
            builder.toStream(out);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDFWithoutClosing();
                try (PDDocument document = renderer.getPdfDocument()) {
                    date(document, title, madeAt);
                    document.setDocumentId(madeAt.toEpochMilli() + number);
                    document.save(out);
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void date(PDDocument document, String title, Instant madeAt) {
        GregorianCalendar made = GregorianCalendar.from(ZonedDateTime.ofInstant(madeAt, ZoneOffset.UTC));
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setCreationDate(made);
        information.setModificationDate(made);
    }

    private static String page(String title, String content, Language language, String mark) {
        return "<html lang=\"" + language.tag() + "\" dir=\"" + (language.rightToLeft() ? "rtl" : "ltr")
                + "\"><head><title>" + escaped(title) + "</title><style>" + style(mark, language)
                + "</style></head><body>"
                + (language.rightToLeft() ? fromTheRight(content) : content) + "</body></html>";
    }

    /** The first column stands on the right; no table stands within another. */
    private static String fromTheRight(String content) {
        return ROW.matcher(content).replaceAll(row -> {
            List<String> cells = new ArrayList<>();
            Matcher cell = CELL.matcher(row.group(2));
            while (cell.find()) {
                cells.add(0, cell.group());
            }
            return Matcher.quoteReplacement(row.group(1) + String.join("", cells) + row.group(3));
        });
    }

    private static String style(String mark, Language language) {
        try (InputStream in = Print.class.getResourceAsStream("print.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("MARK", mark)
                    // its pieces are set one after the other from where the page begins
                    .replace(
                            "NUMBER",
                            language.rightToLeft()
                                    ? "counter(pages) \"/\" counter(page)"
                                    : "counter(page) \"/\" counter(pages)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream look(String font) {
        return Print.class.getResourceAsStream("/fieldpost/look/fonts/" + font);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
