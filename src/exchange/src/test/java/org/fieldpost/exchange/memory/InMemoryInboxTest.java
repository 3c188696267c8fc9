package org.fieldpost.exchange.memory;

import org.fieldpost.exchange.Inbox;
import org.fieldpost.exchange.InboxContract;

class InMemoryInboxTest extends InboxContract {

    private final InMemoryInbox inbox = new InMemoryInbox(3);

    @Override
    protected Inbox inbox() {
        return inbox;
    }

    @Override
    protected Inbox reopen() {
        return inbox;
    }
}
