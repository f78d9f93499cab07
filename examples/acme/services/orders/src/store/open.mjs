import { ConfigError } from '../config.mjs';
import { createMemoryStore } from './memory.mjs';
import { createSqliteStore } from './sqlite.mjs';

async function loadSqlite() {
  try {
    return await import('node:sqlite');
  } catch (error) {
    if (error.code !== 'ERR_UNKNOWN_BUILTIN_MODULE') throw error;
    return undefined;
  }
}

/** The store that the settings ask for, or memory where Node has no SQLite. */
export async function openStore({ sqlitePath: path, keepOrders, log }) {
  if (!path) return createMemoryStore({ keep: keepOrders });
  const sqlite = await loadSqlite();
  if (!sqlite) {
    log.warn('orders are kept in memory and are lost on restart', {
      reason: `Node.js ${process.versions.node} has no node:sqlite`,
    });
    return createMemoryStore({ keep: keepOrders });
  }
  try {
    return createSqliteStore({ DatabaseSync: sqlite.DatabaseSync, path });
  } catch (error) {
    throw new ConfigError(
      `DATABASE_URL: cannot open '${path}': ${error.message}`,
    );
  }
}
