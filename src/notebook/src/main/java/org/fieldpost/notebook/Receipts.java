package org.fieldpost.notebook;

import java.util.Optional;
import java.util.function.Supplier;
import org.fieldpost.model.report.ReceiptCode;

/** Names this notebook's reports; whose they are is looked up once. */
final class Receipts {

    private final Supplier<Author> author;
    private volatile Optional<Author> known = Optional.empty();

    record Author(boolean exercise, String code) {}

    Receipts(Supplier<Author> author) {
        this.author = author;
    }

    ReceiptCode of(int generation, long number) {
        if (known.isEmpty()) {
            known = Optional.of(author.get());
        }
        Author by = known.get();
        return new ReceiptCode(by.exercise, by.code, generation, number);
    }

    /** After a wipe another officer may be enrolled. */
    void forget() {
        known = Optional.empty();
    }
}
