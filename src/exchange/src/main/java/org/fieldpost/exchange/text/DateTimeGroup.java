package org.fieldpost.exchange.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldpost.model.words.Problem;

/** A minute as it is said over the radio: {@code 221742ZNOV26}, always in UTC (Z), months in English. */
final class DateTimeGroup {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final Pattern FORM = Pattern.compile("(\\d\\d)(\\d\\d)(\\d\\d)Z([A-Z]{3})(\\d\\d)");

    private DateTimeGroup() {}

    static String format(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return String.format(
                Locale.ROOT,
                "%02d%02d%02dZ%s%02d",
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                MONTHS.get(time.getMonthValue() - 1),
                time.getYear() % 100);
    }

    static Instant parse(String group) {
        Matcher form = FORM.matcher(group);
        if (!form.matches() || !MONTHS.contains(form.group(4))) {
            throw Problem.of("text.group", group).asException();
        }
        try {
            return LocalDateTime.of(
                            2000 + Integer.parseInt(form.group(5)),
                            MONTHS.indexOf(form.group(4)) + 1,
                            Integer.parseInt(form.group(1)),
                            Integer.parseInt(form.group(2)),
                            Integer.parseInt(form.group(3)))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Problem.of("text.group", group).causedBy(e);
        }
    }
}
