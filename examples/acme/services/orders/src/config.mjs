import { LEVELS } from './log.mjs';

/** The environment holds a value that the service cannot work with. */
export class ConfigError extends Error {
  constructor(message) {
    super(message);
    this.name = 'ConfigError';
  }
}

function wholeNumber(env, name, fallback, [min, max]) {
  const text = env[name];
  if (!text) return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new ConfigError(
    `${name} must be a whole number from ${min} to ${max}, not '${text}'`,
  );
}

function logLevel(env) {
  const level = env.LOG_LEVEL || 'info';
  if (LEVELS.includes(level)) return level;
  throw new ConfigError(
    `LOG_LEVEL must be one of ${LEVELS.join(', ')}, not '${level}'`,
  );
}

function httpUrl(env, name) {
  const text = env[name];
  if (!text) return undefined;
  if (/^https?:\/\//.test(text) && URL.canParse(text)) {
    return text.replace(/\/+$/, '');
  }
  throw new ConfigError(
    `${name} must be a URL that starts with http:// or https://, not '${text}'`,
  );
}

function sqlitePath(env) {
  const text = env.DATABASE_URL;
  if (!text) return undefined;
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(text)?.[1];
  if (path) return path;
  // The value may hold a password, so only its scheme is shown.
  const scheme = text.split(':')[0];
  throw new ConfigError(
    `DATABASE_URL must look like sqlite:orders.sqlite; '${scheme}' databases are not supported`,
  );
}

export function readConfig(env) {
  return {
    host: env.HOST || '127.0.0.1',
    port: wholeNumber(env, 'PORT', 8102, [0, 65535]),
    logLevel: logLevel(env),
    bodyLimit: 64 * 1024,
    sqlitePath: sqlitePath(env),
    keepOrders: wholeNumber(env, 'KEEP_ORDERS', 10_000, [1, 1_000_000]),
    paymentsUrl: httpUrl(env, 'PAYMENTS_URL'),
    paymentsTimeoutMs: wholeNumber(
      env,
      'PAYMENTS_TIMEOUT_MS',
      2000,
      [1, 30_000],
    ),
    graceMs: wholeNumber(env, 'SHUTDOWN_GRACE_MS', 10_000, [0, 60_000]),
  };
}
