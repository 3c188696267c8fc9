package org.fieldpost.server.products;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CSV by RFC 4180 in UTF-8 with a byte order mark, on wish with the HXL hashtags as its second row. */
final class CsvWriter implements RowWriter {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private final Writer out;

    CsvWriter(OutputStream out, List<Column> columns, boolean tagged) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write(BYTE_ORDER_MARK);
        line(columns.stream().map(Column::name).toList());
        if (tagged) {
            line(columns.stream().map(Column::tag).toList());
        }
    }

    @Override
    public void row(List<Object> values) throws IOException {
        line(values.stream().map(CsvWriter::cell).toList());
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe before it; a number stays as it is. */
    static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean truth) {
            // R reads no small letters as truth
            return truth ? "TRUE" : "FALSE";
        }
        if (!(value instanceof String text)) {
            return value.toString();
        }
        return !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private void line(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(quoted(cells.get(i)));
        }
        out.write("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
