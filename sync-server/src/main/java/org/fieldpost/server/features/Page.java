package org.fieldpost.server.features;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of a collection.
 *
 * @param next where the next begins; empty on the last
 */
record Page(List<Map<String, Object>> features, Optional<String> next) {}
