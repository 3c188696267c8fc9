package org.fieldpost.server;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of the reports behind a number, read to its end as a person does. */
public final class ListedReports {

    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private ListedReports() {}

    /** Its pages, from this address on. */
    public static List<String> pages(Visitor reading, String address) {
        List<String> pages = new ArrayList<>();
        for (String next = address; !next.isEmpty(); ) {
            String page = reading.get(next).body();
            pages.add(page);
            Matcher found = NEXT.matcher(page);
            next = found.find() ? found.group(1).replace("&amp;", "&") : "";
        }
        return pages;
    }
}
