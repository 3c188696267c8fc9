package org.fieldpost.server.features;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import org.fieldpost.model.words.Problem;

/**
 * A span of time as the parameter {@code datetime} says it: an instant, or two with a slash between, where two dots or nothing
 * stand for no end. A day alone, also with the bare T that some programs leave behind it, is that whole day in UTC.
 *
 * @param until the first instant after it
 */
record Interval(Optional<Instant> from, Optional<Instant> until) {

    static final Interval ALWAYS = new Interval(Optional.empty(), Optional.empty());

    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}T?";

    /** Without an offset it is UTC; seconds may be left out. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOptional(new DateTimeFormatterBuilder().appendOffsetId().toFormatter())
            .parseDefaulting(java.time.temporal.ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(java.util.Locale.ROOT);

    /** @throws org.fieldpost.model.words.ProblemException when it is none, or ends before it begins */
    static Interval parse(String text) {
        String[] ends = text.split("/", -1);
        try {
            if (ends.length > 2 || text.isEmpty()) {
                throw wrong(text).asException();
            }
            var read = new Interval(
                    open(ends[0]) && ends.length == 2 ? Optional.empty() : Optional.of(begin(ends[0])),
                    open(ends[ends.length - 1]) && ends.length == 2
                            ? Optional.empty()
                            : Optional.of(end(ends[ends.length - 1])));
            boolean turned = read.from.isPresent()
                    && read.until.isPresent()
                    && !read.from.get().isBefore(read.until.get());
            if (turned) {
                throw wrong(text).asException();
            }
            return read;
        } catch (DateTimeException e) {
            throw wrong(text).causedBy(e);
        }
    }

    private static Problem wrong(String text) {
        return Asked.wrong("datetime", Problem.of("features.datetime_form", text));
    }

    private static boolean open(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static Instant begin(String text) {
        return text.matches(DAY) ? day(text).atStartOfDay().toInstant(ZoneOffset.UTC) : moment(text);
    }

    /** What is reported in the very millisecond of the end is still inside. */
    private static Instant end(String text) {
        return text.matches(DAY)
                ? day(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)
                : moment(text).plus(Duration.ofMillis(1));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text.substring(0, 10));
    }

    private static Instant moment(String text) {
        // a plus sign that was not escaped comes as a space
        return OffsetDateTime.parse(text.replace(' ', '+'), MOMENT).toInstant();
    }
}
