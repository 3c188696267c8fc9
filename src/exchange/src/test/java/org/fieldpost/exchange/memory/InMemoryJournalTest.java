package org.fieldpost.exchange.memory;

import java.util.List;
import java.util.stream.Collectors;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Entry;
import org.fieldpost.exchange.Journal;
import org.fieldpost.exchange.LettingGoContract;
import org.fieldpost.exchange.Priority;

class InMemoryJournalTest extends LettingGoContract {

    private final InMemoryJournal journal = new InMemoryJournal();

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    protected void letGo(Journal of, List<Entry> entries, Priority priority, Bytes envelope) {
        journal.letGo(
                of.generation(), entries.stream().map(Entry::number).collect(Collectors.toSet()), priority, envelope);
    }

    @Override
    protected Journal reopen() {
        return journal;
    }

    @Override
    protected Journal openNextGeneration() {
        journal.openGeneration(journal.generation() + 1);
        return journal;
    }
}
