package org.fieldpost.server.access;

/** What the log tells of. */
public enum Deed {
    /** A restricted report was shown with its content. */
    READ,
    FETCH_SEALED,
    RELEASE,
    EXPORT,
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
