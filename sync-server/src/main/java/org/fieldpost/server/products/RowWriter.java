package org.fieldpost.server.products;

import java.io.IOException;
import java.util.List;

/** Writes an export row by row and keeps none of them. It is whole only after {@link #finish}. */
interface RowWriter extends AutoCloseable {

    void row(List<Object> values) throws IOException;

    void finish() throws IOException;

    /** Lets go of what it holds; an export that is not finished stays without its end. */
    @Override
    default void close() throws IOException {}
}
