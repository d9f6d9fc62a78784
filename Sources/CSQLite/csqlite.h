#ifndef QUORUM_CSQLITE_H
#define QUORUM_CSQLITE_H

#include <sqlite3.h>

/* What Swift cannot call: a destructor that is no pointer, and a function of variable arguments. */

static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, int count) {
  return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}

/* Refuses whatever could damage the file: writable_schema, shadow tables, changes of journal. */
static inline int csqlite_set_defensive(sqlite3 *database) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}

/* Where in the SQL the last error lies, in bytes; -1 where it is unknown. */
static inline int csqlite_error_offset(sqlite3 *database) {
#if SQLITE_VERSION_NUMBER >= 3038000
  return sqlite3_error_offset(database);
#else
  return -1;
#endif
}

#endif
