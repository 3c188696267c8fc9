package org.fieldpost.exchange.sealed;

import org.fieldpost.exchange.Bytes;
import org.fieldpost.model.Check;

/**
 * A sealed report, or a dummy, as everybody but its recipient sees it: a random number and bytes of one of a few sizes.
 */
public record SealedBlob(long id, Bytes bytes) {

    public SealedBlob {
        Check.that(
                SealedReport.SIZES.contains(bytes.size()),
                "a sealed report has " + bytes.size() + " bytes; sizes are " + SealedReport.SIZES);
    }
}
