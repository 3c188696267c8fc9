package org.fieldpost.notebook;

import org.fieldpost.exchange.Bytes;

/** A photo kept with a draft, as it will travel. */
public record DraftPhoto(int number, Bytes jpeg) {}
