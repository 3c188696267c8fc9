/**
 * The exchange: both sides keep a journal of numbered entries and swap sealed envelopes of entries and acknowledgements. Called by
 * the notebook's phone and the sync server, which implement Journal and Inbox. Never knows which carrier brought an envelope.
 */
package org.fieldpost.exchange;
