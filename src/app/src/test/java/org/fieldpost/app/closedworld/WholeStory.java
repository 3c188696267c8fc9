package org.fieldpost.app.closedworld;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A process that lives the app's whole story, as the tests named by its arguments tell it, and fails where they fail. */
final class WholeStory {

    private WholeStory() {}

    public static void main(String[] tests) {
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(Arrays.stream(tests)
                                        .map(name -> selectClass(name))
                                        .toList())
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .build(),
                        summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        boolean told = summary.getSummary().getTestsSucceededCount() >= tests.length
                && summary.getSummary().getTotalFailureCount() == 0;
        System.exit(told ? 0 : 1);
    }
}
