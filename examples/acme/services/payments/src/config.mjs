import { LOG_LEVELS } from './log.mjs';

/** The service cannot start with the environment that it was given. */
export class ConfigError extends Error {
  constructor(message) {
    super(message);
    this.name = 'ConfigError';
  }
}

function integer(env, name, { fallback, min, max }) {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new ConfigError(
      `${name} must be a whole number from ${min} to ${max}, not '${text}'`,
    );
  }
  return value;
}

function oneOf(env, name, values, fallback) {
  const text = env[name] || fallback;
  if (!values.includes(text)) {
    throw new ConfigError(
      `${name} must be one of ${values.join(', ')}, not '${text}'`,
    );
  }
  return text;
}

export function readConfig(env) {
  return {
    host: env.HOST || '127.0.0.1',
    port: integer(env, 'PORT', { fallback: 8103, min: 0, max: 65535 }),
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
    bodyLimit: 32 * 1024,
    keepPayments: integer(env, 'KEEP_PAYMENTS', {
      fallback: 10_000,
      min: 1,
      max: 1_000_000,
    }),
    keyLifetimeMs:
      integer(env, 'IDEMPOTENCY_TTL_SECONDS', {
        fallback: 86_400,
        min: 1,
        max: 604_800,
      }) * 1000,
    graceMs: integer(env, 'SHUTDOWN_GRACE_MS', {
      fallback: 10_000,
      min: 0,
      max: 60_000,
    }),
  };
}
