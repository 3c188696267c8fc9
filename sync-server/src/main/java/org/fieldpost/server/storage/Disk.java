package org.fieldpost.server.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where the database's files lie: this machine's own disk, or one that a simulation cuts the power of. */
@FunctionalInterface
public interface Disk {

    Disk OWN = DataSource::getConnection;

    /** A new connection. */
    Connection open(DataSource source) throws SQLException;
}
