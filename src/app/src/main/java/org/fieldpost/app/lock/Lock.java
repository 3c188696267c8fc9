package org.fieldpost.app.lock;

import org.fieldpost.exchange.enrolment.Invitation;
import org.fieldpost.notebook.lock.Lockers;
import org.fieldpost.notebook.lock.Unlocked;

/** The lock of the notebook that is open, as its screens use it. Of the screen's thread. */
public interface Lock {

    /** Locks it; whatever is on the screen is saved. */
    void now();

    /** Opens it again at once, without a PIN: a newer mission package came, and everything is to go by it. */
    void again();

    /** Nobody can read the notebook any more; the phone is as new for its number. */
    void destroy();

    /** The notebook, in which nobody is enrolled yet, becomes a trainee's and joins the exercise. */
    void train(Invitation invitation);

    /** Remembers a look, or when the notebook locks itself. */
    void remember(PhoneChoices.Choice choice, String word);

    AutoLock auto();

    Lockers lockers();

    Unlocked open();

    /** Its PIN was changed: this is open now. */
    void reopened(Unlocked open);
}
