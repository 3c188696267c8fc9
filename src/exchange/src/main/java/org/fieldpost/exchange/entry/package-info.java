/**
 * What an entry can say, and its bytes (CBOR, RFC 8949). Called by the notebook when it submits and by the server when it reads.
 * Never throws on an unknown kind: it keeps the bytes for a later version.
 */
package org.fieldpost.exchange.entry;
