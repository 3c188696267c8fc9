package org.fieldpost.server.sitrep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;

/** Somebody at a server who makes situation reports, reads them and prints them. */
final class Reprint {

    private static final Pattern ARTICLE = Pattern.compile("(?s)<article.*</article>");
    private static final Pattern ROW = Pattern.compile("(?s)<tr>(.*?)</tr>");
    private static final Pattern CELL = Pattern.compile("(?s)<t[hd][^>]*>(.*?)</t[hd]>");

    private final Visitor visitor;

    Reprint(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Of the day of {@link ServerAtWork#NOON}; returns its address. */
    String make(int hour) {
        HttpResponse<String> answer =
                visitor.submit("/sitreps", Map.of("day", "2026-11-18", "hour", String.valueOf(hour)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    int status(String path) {
        return visitor.get(path).statusCode();
    }

    String list() {
        return visitor.get("/sitreps").body();
    }

    String page(String path) {
        return visitor.get(path).body();
    }

    /** The report itself, without the page around it. */
    String content(String path) {
        Matcher article = ARTICLE.matcher(page(path));
        assertThat(article.find()).as("a situation report at " + path).isTrue();
        return article.group();
    }

    byte[] pdf(String path) {
        return visitor.file(path + ".pdf");
    }

    /** What a reader of the PDF reads, by page. */
    static List<String> read(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> pages = new ArrayList<>();
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                pages.add(stripper.getText(document));
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of every row that begins with this, in the order of the tables. */
    static List<List<String>> rows(String content, String first) {
        List<List<String>> rows = new ArrayList<>();
        Matcher row = ROW.matcher(content);
        while (row.find()) {
            List<String> cells = new ArrayList<>();
            Matcher cell = CELL.matcher(row.group(1));
            while (cell.find()) {
                cells.add(cell.group(1).replaceAll("<[^>]*>", "").strip());
            }
            if (!cells.isEmpty() && cells.get(0).equals(first)) {
                rows.add(cells);
            }
        }
        return rows;
    }
}
