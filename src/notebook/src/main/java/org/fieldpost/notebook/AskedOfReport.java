package org.fieldpost.notebook;

import java.util.Optional;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.review.Answered;
import org.fieldpost.model.review.Asked;

/**
 * A supervisor's question about a report, and the officer's answer once there is one.
 *
 * @param begun the answer as far as it is written and not yet given
 */
public record AskedOfReport(ReceiptCode receipt, Asked asked, String begun, Optional<Given> given) {

    /** @param delivered whether the server durably holds it */
    public record Given(Answered answered, boolean delivered) {}

    public boolean open() {
        return given.isEmpty();
    }
}
