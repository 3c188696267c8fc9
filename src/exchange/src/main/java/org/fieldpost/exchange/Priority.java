package org.fieldpost.exchange;

/** What goes first when not everything fits. The order is the order of sending. */
public enum Priority {
    /** A flash report: before everything else. */
    FLASH,
    /** Every other report and message. */
    USUAL,
    /** Photos: after all text, and over a better link unless asked. */
    PHOTO
}
