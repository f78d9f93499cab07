import { LEVELS } from './log.mjs';

/** A setting that the shop cannot open with. */
export class ConfigError extends Error {
  constructor(message) {
    super(message);
    this.name = 'ConfigError';
  }
}

function whole(env, name, { fallback, max, min = 0 }) {
  const text = env[name];
  if (!text) return fallback;
  const number = Number(text);
  if (!Number.isInteger(number) || number < min || number > max) {
    throw new ConfigError(
      `${name} must be a whole number from ${min} to ${max}, not '${text}'`,
    );
  }
  return number;
}

function choice(env, name, choices, fallback) {
  const text = env[name] || fallback;
  if (!choices.includes(text)) {
    throw new ConfigError(
      `${name} must be one of ${choices.join(', ')}, not '${text}'`,
    );
  }
  return text;
}

function serviceUrl(env, name) {
  const text = env[name];
  if (!text) return undefined;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new ConfigError(
      `${name} must be a URL that starts with http:// or https://, not '${text}'`,
    );
  }
  return text.replace(/\/+$/, '');
}

export function readConfig(env) {
  return {
    host: env.HOST || '127.0.0.1',
    port: whole(env, 'PORT', { fallback: 8101, max: 65535 }),
    logLevel: choice(env, 'LOG_LEVEL', LEVELS, 'info'),
    shopName: env.SHOP_NAME || 'Acme Home',
    formLimit: 8 * 1024,
    ordersUrl: serviceUrl(env, 'ORDERS_URL'),
    ordersTimeoutMs: whole(env, 'ORDERS_TIMEOUT_MS', {
      fallback: 6000,
      min: 1,
      max: 30_000,
    }),
    graceMs: whole(env, 'SHUTDOWN_GRACE_MS', { fallback: 10_000, max: 60_000 }),
  };
}
