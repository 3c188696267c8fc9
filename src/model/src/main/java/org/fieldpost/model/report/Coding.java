package org.fieldpost.model.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fieldpost.model.Check;

/**
 * A person's judgement which interfaces a report shows: one primary, up to two secondary, with the reason. The officer's
 * and the reviewer's are both kept.
 */
public record Coding(NexusInterface primary, List<NexusInterface> secondary, String reason) {

    public Coding {
        Objects.requireNonNull(primary, "primary");
        secondary = List.copyOf(Check.size("secondary interfaces", secondary, 0, 2));
        if (secondary.contains(primary) || (secondary.size() == 2 && secondary.get(0) == secondary.get(1))) {
            throw new IllegalArgumentException("an interface is given twice: " + primary + " " + secondary);
        }
        Check.text("reason", reason, 300);
    }

    /** All of them, the primary first. */
    public Set<NexusInterface> all() {
        var all = new LinkedHashSet<NexusInterface>();
        all.add(primary);
        all.addAll(secondary);
        return all;
    }
}
