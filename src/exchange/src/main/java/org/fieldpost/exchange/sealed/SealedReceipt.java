package org.fieldpost.exchange.sealed;

/**
 * By which its author and its recipient can speak of a sealed report: the blob's random number, in Crockford's base 32, in
 * groups. Shown once on the phone and kept nowhere there.
 */
public record SealedReceipt(long id) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 13;

    /** {@code 4Q7X-0M2B-ZK9TE}: thirteen characters, none of which is taken for another. */
    public String spoken() {
        var code = new StringBuilder();
        for (int place = CHARACTERS - 1; place >= 0; place--) {
            code.append(ALPHABET.charAt((int) (id >>> (5 * place)) & 31));
            if (place == 9 || place == 5) {
                code.append('-');
            }
        }
        return code.toString();
    }
}
