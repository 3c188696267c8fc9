package org.fieldpost.server.analysis;

import java.time.Instant;
import java.util.Optional;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;

/**
 * Which of the reports that count are wanted; what is empty does not choose.
 *
 * @param until the first instant after them
 * @param judged one of the interfaces that count for a report
 */
public record Wanted(
        Optional<Instant> from,
        Optional<Instant> until,
        Box box,
        Optional<Kind> kind,
        Optional<NexusInterface> judged,
        Optional<String> region) {}
