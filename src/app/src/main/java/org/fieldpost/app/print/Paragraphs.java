package org.fieldpost.app.print;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines that fit: between words, and in the middle of one only where it is wider than the paper. Nothing is left out. */
final class Paragraphs {

    private Paragraphs() {}

    /** @param widthThousandths what a line may take, in thousandths of the size */
    static List<String> lines(PdfFont font, String text, double widthThousandths) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.lines().toList()) {
            wrap(font, paragraph.replace('\t', ' '), widthThousandths, lines);
        }
        return lines.isEmpty() ? List.of("") : lines;
    }

    private static void wrap(PdfFont font, String paragraph, double most, List<String> lines) {
        double space = TextLine.width(font, " ");
        var line = new StringBuilder();
        double width = 0;
        for (String word : paragraph.strip().split(" +", -1)) {
            for (String piece : pieces(font, word, most)) {
                double wide = TextLine.width(font, piece);
                if (line.length() > 0 && width + space + wide > most) {
                    lines.add(line.toString());
                    line.setLength(0);
                    width = 0;
                }
                if (line.length() > 0) {
                    line.append(' ');
                    width += space;
                }
                line.append(piece);
                width += wide;
            }
        }
        lines.add(line.toString());
    }

    /** The word, or what of it fits into a line each. */
    private static List<String> pieces(PdfFont font, String word, double most) {
        if (TextLine.width(font, word) <= most) {
            return List.of(word);
        }
        List<String> pieces = new ArrayList<>();
        var piece = new StringBuilder();
        for (int at = 0; at < word.length(); at = word.offsetByCodePoints(at, 1)) {
            String letter = Character.toString(word.codePointAt(at));
            if (piece.length() > 0 && TextLine.width(font, piece + letter) > most) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(letter);
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
