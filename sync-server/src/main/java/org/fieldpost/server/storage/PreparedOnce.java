package org.fieldpost.server.storage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection that prepares each SQL text once: closing a statement puts it back. Preparing costs SQLite more than running
 * what ingest runs. For one thread at a time, as its connection is.
 */
final class PreparedOnce implements InvocationHandler {

    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    private PreparedOnce(Connection connection) {
        this.connection = connection;
    }

    static Connection over(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                PreparedOnce.class.getClassLoader(), new Class<?>[] {Connection.class}, new PreparedOnce(connection));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        if (method.getName().equals("prepareStatement") && args.length == 1) {
            return prepared((String) args[0]);
        }
        return call(connection, method, args);
    }

    private PreparedStatement prepared(String sql) throws Throwable {
        PreparedStatement known = idle.remove(sql);
        if (known instanceof Kept kept) {
            return kept;
        }
        if (known == null && connection instanceof SQLiteConnection own) {
            return new Kept(own, sql);
        }
        PreparedStatement statement = known == null ? connection.prepareStatement(sql) : known;
        return (PreparedStatement) Proxy.newProxyInstance(
                PreparedOnce.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, args) ->
                        method.getName().equals("close") ? putBack(sql, statement) : call(statement, method, args));
    }

    /** The driver's own, called without the detour of a proxy, which costs ingest as much as the database does. */
    private final class Kept extends JDBC4PreparedStatement {

        private final String text;
        private boolean spare;

        Kept(SQLiteConnection connection, String sql) throws SQLException {
            super(connection, sql);
            this.text = sql;
        }

        @Override
        public void close() throws SQLException {
            if (spare) {
                super.close();
            } else {
                putBack(text, this);
            }
        }
    }

    private Object putBack(String sql, PreparedStatement statement) throws SQLException {
        statement.clearParameters();
        PreparedStatement other = idle.put(sql, statement);
        if (other != null && other != statement) {
            if (other instanceof Kept kept) {
                kept.spare = true;
            }
            other.close();
        }
        return null;
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
