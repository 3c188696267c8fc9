package org.fieldpost.server.products;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Four weeks that may have a table for wider release.
 *
 * @param madeAt empty while nobody made it
 */
public record WiderRun(LocalDate monday, LocalDate lastDay, Optional<Instant> madeAt) {}
