package io.turbozap.store.sqlite;

import io.turbozap.store.StoreException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The meaning of SQLite's result codes (sqlite.org/rescode.html) to an operator. */
final class SqliteFaults {

    private static final int PRIMARY = 0xff;

    private SqliteFaults() {}

    static StoreException of(SQLException fault) {
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(fault.getErrorCode() & PRIMARY);
        return switch (code) {
            case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH ->
                StoreException.constraint(String.valueOf(fault.getMessage()));
            case SQLITE_ERROR, SQLITE_MISUSE, SQLITE_RANGE, SQLITE_OK, UNKNOWN_ERROR ->
                StoreException.mistake(String.valueOf(fault.getMessage()));
            default -> StoreException.unavailable(outage(code));
        };
    }

    /** For a commit, of which SQLite does not know how far it got if the disk failed. */
    static StoreException ofCommit(SQLException fault) {
        boolean unknown = (fault.getErrorCode() & PRIMARY) == SQLiteErrorCode.SQLITE_IOERR.code;
        return unknown ? StoreException.uncertain(outage(SQLiteErrorCode.SQLITE_IOERR)) : of(fault);
    }

    private static String outage(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_READONLY -> "the database file is read-only";
            case SQLITE_IOERR -> "the disk does not read or write";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program keeps the database locked";
            case SQLITE_CANTOPEN, SQLITE_PERM -> "the database file cannot be opened";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                "the database file is damaged: stop the server and bring back a backup, turbozap restore FILE";
            default -> "SQLite cannot go on (" + code.name() + ")";
        };
    }
}
