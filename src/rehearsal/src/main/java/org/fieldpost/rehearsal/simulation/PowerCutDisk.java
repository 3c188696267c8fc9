package org.fieldpost.rehearsal.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;

/**
 * The real disk with a plug to pull: every statement that is run and every commit is a step, and at the chosen step, before or
 * after it, the power goes. What was committed stays, what was not is gone, and nothing works until it is plugged in again.
 */
final class PowerCutDisk {

    private static final Set<String> STEPS = Set.of("execute", "executeUpdate", "executeQuery", "commit");

    private final List<Connection> open = new ArrayList<>();
    private long stepsLeft = Long.MAX_VALUE;
    private boolean afterTheStep;
    private boolean dark;

    /** Pulls the plug at the step of this number from now on, 1 being the next. */
    void cutAt(long step, boolean after) {
        stepsLeft = step;
        afterTheStep = after;
    }

    /** Nobody pulls the plug after all. */
    void calm() {
        stepsLeft = Long.MAX_VALUE;
    }

    boolean dark() {
        return dark;
    }

    /** Plugs it in again: open connections die with what they had not committed. */
    void plugIn() {
        stepsLeft = Long.MAX_VALUE;
        dark = false;
        for (Connection each : open) {
            try {
                each.close();
            } catch (SQLException e) {
                throw new IllegalStateException("a connection would not die", e);
            }
        }
        open.clear();
    }

    Connection open(String url, SQLiteConfig config) throws SQLException {
        return watched(config.createConnection(url));
    }

    Connection open(DataSource source) throws SQLException {
        return watched(source.getConnection());
    }

    private Connection watched(Connection connection) {
        open.add(connection);
        return watched(connection, Connection.class);
    }

    private <T> T watched(Object target, Class<T> as) {
        return as.cast(Proxy.newProxyInstance(
                PowerCutDisk.class.getClassLoader(), new Class<?>[] {as}, (proxy, method, args) -> {
                    Object result = step(target, method, args);
                    if (result instanceof PreparedStatement) {
                        return watched(result, PreparedStatement.class);
                    }
                    return result instanceof Statement ? watched(result, Statement.class) : result;
                }));
    }

    private Object step(Object target, Method method, Object[] args) throws Throwable {
        requireLight();
        boolean counts = STEPS.contains(method.getName());
        if (counts && --stepsLeft <= 0) {
            if (afterTheStep) {
                call(target, method, args);
            }
            dark = true;
            requireLight();
        }
        return call(target, method, args);
    }

    private void requireLight() throws SQLException {
        if (dark) {
            throw new SQLException("the power is cut");
        }
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
