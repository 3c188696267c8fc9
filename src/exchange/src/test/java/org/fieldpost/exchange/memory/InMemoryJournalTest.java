package org.fieldpost.exchange.memory;

import org.fieldpost.exchange.Journal;
import org.fieldpost.exchange.JournalContract;

class InMemoryJournalTest extends JournalContract {

    private final InMemoryJournal journal = new InMemoryJournal();

    @Override
    protected Journal journal() {
        return journal;
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
