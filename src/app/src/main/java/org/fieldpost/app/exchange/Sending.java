package org.fieldpost.app.exchange;

/** How far an exchange over the network is: what the server has acknowledged of what was to go, never what was merely sent. */
public record Sending(long delivered, long total) {}
