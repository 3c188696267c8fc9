package org.fieldpost.server.access;

/** What a person is on this server. */
public enum Role {
    SUPERVISOR,
    ADMINISTRATOR
}
