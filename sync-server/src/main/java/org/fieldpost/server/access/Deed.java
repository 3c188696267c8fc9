package org.fieldpost.server.access;

/** What the log tells of. */
public enum Deed {
    /** A restricted report was shown with its content. */
    READ,
    FETCH_SEALED,
    RELEASE,
    EXPORT,
    /** A situation report was made: it leaves the server as a document. */
    SITREP_MADE,
    /** A situation report that counts restricted reports was opened. */
    SITREP_READ,
    REDACT,
    ADD_PERSON,
    CHANGE_ROLES,
    /** A link to set a password was made. */
    PASSWORD_LINK,
    PASSWORD_SET,
    TURN_OFF,
    TURN_ON,
    SIGN_OUT_ALL,
    CODES_ENROLLED,
    CODES_FORGOTTEN,
    CODES_REQUIRED,
    CODES_OPTIONAL,
    TOKEN_MADE,
    TOKEN_REVOKED
}
