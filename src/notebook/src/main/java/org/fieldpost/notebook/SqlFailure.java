package org.fieldpost.notebook;

import java.sql.SQLException;

/** Carries an {@link SQLException} through code that may not throw it; the notebook's file turns it into its problem. */
final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SqlFailure(SQLException cause) {
        super(cause);
    }

    SQLException sql() {
        return (SQLException) getCause();
    }
}
