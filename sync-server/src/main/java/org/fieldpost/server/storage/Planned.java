package org.fieldpost.server.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGStatement;

/** How a database finds out the best way to answer a query. */
public final class Planned {

    private Planned() {}

    /**
     * By the values it is asked with, each time. PostgreSQL plans what is asked often once for all values, and then takes a query
     * of which most conditions may leave everything in for one that finds next to nothing: it sorts all for each page.
     */
    public static void byItsValues(PreparedStatement query) throws SQLException {
        if (query.isWrapperFor(PGStatement.class)) {
            query.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
    }
}
