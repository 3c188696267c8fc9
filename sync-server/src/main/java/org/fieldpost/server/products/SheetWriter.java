package org.fieldpost.server.products;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** XLSX: real numbers and dates (UTC) under a header that stays, and a second sheet that says what to know. */
final class SheetWriter implements RowWriter {

    /** What a sheet holds besides its header. */
    static final int MOST_ROWS = Worksheet.MAX_ROWS - 1;

    private static final int ROWS_AT_ONCE = 500;
    private static final String DATE = "yyyy-mm-dd hh:mm:ss";

    private final Workbook book;
    private final Worksheet sheet;
    private final List<Column> columns;
    private final About about;
    private int row;

    SheetWriter(OutputStream out, List<Column> columns, About about) {
        this.columns = columns;
        this.about = about;
        book = new Workbook(out, "Fieldpost", null);
        sheet = book.newWorksheet(about.exercise() ? "EXERCISE reports" : "Reports");
        sheet.freezePane(0, 1);
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, columns.get(i).type() == Column.Type.MOMENT ? 20 : 14);
            sheet.inlineString(0, i, columns.get(i).name());
            sheet.style(0, i).bold().set();
        }
    }

    @Override
    public void row(List<Object> values) throws IOException {
        row++;
        if (row > MOST_ROWS) {
            throw new IOException("more rows came than a sheet holds");
        }
        for (int i = 0; i < values.size(); i++) {
            cell(i, values.get(i));
        }
        if (row % ROWS_AT_ONCE == 0) {
            sheet.flush();
        }
    }

    private void cell(int column, Object value) {
        if (value instanceof Instant moment) {
            sheet.value(row, column, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
            sheet.style(row, column).format(DATE).set();
        } else if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value instanceof Boolean truth) {
            sheet.value(row, column, truth);
        } else if (value != null) {
            sheet.inlineString(row, column, value.toString());
        }
    }

    @Override
    public void finish() throws IOException {
        sheet.setAutoFilter(0, 0, row, columns.size() - 1);
        sheet.finish();
        Worksheet said = book.newWorksheet("About");
        said.width(0, 120);
        List<String> lines = about.lines();
        for (int i = 0; i < lines.size(); i++) {
            said.inlineString(i, 0, lines.get(i));
            said.style(i, 0).wrapText(true).set();
        }
        said.finish();
        book.finish();
    }
}
