package org.fieldpost.model.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fieldpost.model.words.Problem;

/**
 * Comma-separated values with a header line, as in RFC 4180; a byte-order mark and either line ending are accepted. Ours,
 * because the libraries that do this on a phone build objects by reflection.
 */
public final class Csv {

    /** One row: its line in the file, for messages, and its cells by column name. */
    public record Row(int line, Map<String, String> cells) {

        public String get(String column) {
            return cells.get(column);
        }
    }

    private Csv() {}

    /** Rows under the header; every row must have the header's columns, and the header at least these. */
    public static List<Row> read(String file, String text, List<String> columns) {
        List<List<String>> lines = new ArrayList<>();
        List<Integer> lineNumbers = new ArrayList<>();
        split(file, text.startsWith("\uFEFF") ? text.substring(1) : text, lines, lineNumbers);
        if (lines.isEmpty()) {
            throw Problem.of("csv.empty", file).asException();
        }
        List<String> header = lines.get(0);
        for (String column : columns) {
            if (!header.contains(column)) {
                throw Problem.of("csv.column", file, column).asException();
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = lines.get(i);
            if (cells.size() == 1 && cells.get(0).isBlank()) {
                continue;
            }
            if (cells.size() != header.size()) {
                throw Problem.of("csv.cells", file, lineNumbers.get(i), cells.size(), header.size())
                        .asException();
            }
            Map<String, String> byColumn = new LinkedHashMap<>();
            for (int c = 0; c < cells.size(); c++) {
                byColumn.put(header.get(c), cells.get(c));
            }
            rows.add(new Row(lineNumbers.get(i), byColumn));
        }
        return rows;
    }

    private static void split(String file, String text, List<List<String>> lines, List<Integer> lineNumbers) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int startedAt = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            }
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.length() == 0) {
                quoted = true;
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                lines.add(List.copyOf(cells));
                lineNumbers.add(startedAt);
                cells.clear();
                startedAt = line;
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) {
            throw Problem.of("csv.quote", file, startedAt).asException();
        }
        if (cell.length() > 0 || !cells.isEmpty()) {
            cells.add(cell.toString());
            lines.add(List.copyOf(cells));
            lineNumbers.add(startedAt);
        }
    }
}
