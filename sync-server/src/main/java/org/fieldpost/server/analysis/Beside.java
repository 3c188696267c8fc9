package org.fieldpost.server.analysis;

import java.util.List;
import java.util.Optional;

/** The reports before and behind one on its page of a list; none where it does not stand there. Pure. */
public record Beside(Optional<Step> former, Optional<Step> next) {

    public static final Beside NONE = new Beside(Optional.empty(), Optional.empty());

    /** A report, and the page of the list it stands on. */
    public record Step(String receipt, Listed listed) {

        public String address() {
            return "/reports/" + receipt + "?" + listed.parameters();
        }
    }

    /** @param found those of the page, and the first of the page behind it, if there is one */
    static Beside of(List<Behind.Key> found, int aPage, Listed listed, String receipt) {
        List<String> receipts = found.stream().map(Behind.Key::receipt).toList();
        int at = receipts.indexOf(receipt);
        if (at < 0 || at == aPage) {
            return NONE;
        }
        Listed ofNext = at + 1 == aPage ? listed.behind(found.get(at)) : listed;
        return new Beside(
                at == 0 ? Optional.empty() : Optional.of(new Step(receipts.get(at - 1), listed)),
                at + 1 == receipts.size() ? Optional.empty() : Optional.of(new Step(receipts.get(at + 1), ofNext)));
    }
}
