import {
  ConflictError,
  CustomErrorBase,
  InputError,
  isError,
} from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { DriverStep } from '@groundwork/backstage-plugin-environments-node';

/** Codes of Node.js and of PostgreSQL that go away by themselves. */
const TRANSIENT = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // Somebody else makes the same, or it is not visible yet.
  '42710',
  '42P04',
  '2BP01',
  '23505',
  // A row of a system table was changed by somebody else at the same time.
  'XX000',
  // In use, or locked.
  '55006',
  '55P03',
  '40001',
  '40P01',
  // The server starts or stops.
  '57P01',
  '57P02',
  '57P03',
  '57014',
]);

/** Goes on by itself, once somebody has done something about it. */
export class NotYetError extends CustomErrorBase {
  name = 'NotYetError' as const;

  constructor(message: string, readonly remediation: string, cause?: Error) {
    super(message, cause);
  }
}

/** Codes that somebody has to make room for. */
const QUOTA = new Set(['53000', '53100', '53200', '53300', '53400']);

/** Codes that somebody has to change the configuration for. */
const REMEDIATION = new Map([
  [
    '28P01',
    'Check user and password of the server in environments.drivers.postgres.instances.',
  ],
  [
    '28000',
    'Check user and pg_hba.conf of the server in environments.drivers.postgres.instances.',
  ],
  [
    '3D000',
    'Check database and templates of the server in environments.drivers.postgres.instances.',
  ],
  [
    '42501',
    'Give the user of the server in environments.drivers.postgres.instances CREATEDB and CREATEROLE; some extensions want a superuser.',
  ],
  [
    '0A000',
    'Install what is missing on the server, or leave it out of the blueprint.',
  ],
]);

/**
 * What a failed step means. Everything that is not of the server or of the spec is
 * thrown on: a lost lease, above all.
 */
export function stepOfFailure(error: unknown, state: JsonObject): DriverStep {
  if (!isError(error)) {
    throw error;
  }
  if (error instanceof InputError || error instanceof ConflictError) {
    return { kind: 'fail', state, error: error.message };
  }
  if (error instanceof NotYetError) {
    const { message, remediation } = error;
    return {
      kind: 'retry',
      class: 'transient',
      state,
      error: message,
      remediation,
    };
  }
  const code = codeOf(error);
  if (isConnectionFailure(error)) {
    return { kind: 'retry', class: 'transient', state, error: error.message };
  }
  if (code !== undefined && QUOTA.has(code)) {
    return { kind: 'retry', class: 'quota', state, error: error.message };
  }
  if (code === undefined || !/^[0-9A-Z]{5}$/.test(code)) {
    throw error;
  }
  return {
    kind: 'fail',
    state,
    error: `PostgreSQL says: ${error.message}`,
    remediation: REMEDIATION.get(code),
  };
}

/** Whether trying the same again later is of use. */
export function isConnectionFailure(error: unknown): boolean {
  if (!isError(error)) {
    return false;
  }
  const code = codeOf(error);
  return code === undefined
    ? /^(timeout expired|Connection terminated)/.test(error.message)
    : TRANSIENT.has(code) || code.startsWith('08');
}

/** What Node.js or PostgreSQL calls a failure. */
export function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
