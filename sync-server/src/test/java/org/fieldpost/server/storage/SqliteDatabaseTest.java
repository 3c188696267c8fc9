package org.fieldpost.server.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class SqliteDatabaseTest extends DatabaseContract {

    @Override
    Database openDatabase() {
        return Database.open(directory);
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("fieldpost.db"));
    }
}
