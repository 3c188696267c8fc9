package org.fieldpost.notebook;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** Where the notebook's file lies: this machine's own disk, or one that a simulation cuts the power of. */
@FunctionalInterface
public interface Disk {

    Disk OWN = (url, config) -> config.createConnection(url);

    /** A new connection to the file of this JDBC URL. */
    Connection open(String url, SQLiteConfig config) throws SQLException;
}
