import { JsonObject } from '@backstage/types';
import { Secret, SecretRef } from './secrets';

/**
 * What a driver's calls may use.
 *
 * @public
 */
export interface DriverContext {
  /** Aborts when the lease is lost, or the worker stops. */
  signal: AbortSignal;
  /**
   * Grows with each lease of the environment. What can refuse older ones
   * outside, should.
   */
  epoch: number;
  /** Tells the time. */
  now(): Date;
  /** A key for a part of this resource: the same in every attempt. */
  opKey(part: string): string;
  /** Written before something is done outside, and after. */
  intent: DriverIntents;
  /**
   * Keeps what the next attempt has to know. Refused, by throwing, when the lease
   * is lost: end then, and do nothing outside any more.
   */
  save(state: JsonObject): Promise<void>;
  secrets: DriverSecrets;
  /** A line of the operation's log. Known secrets are blackened. */
  log(level: 'debug' | 'info' | 'warn' | 'error', text: string): void;
}

/**
 * The write-ahead log of what is done outside. Of each resource the hundred that
 * were begun last are kept: take the same key for the same thing.
 *
 * @public
 */
export interface DriverIntents {
  /**
   * Says what is about to be done. It throws when the lease is lost.
   *
   * @returns `new`: nobody has tried; `interrupted`: somebody has, and did not
   * come back to tell, so look before doing it again; `done`: it was done
   */
  begin(
    key: string,
    externalId?: string,
  ): Promise<'new' | 'interrupted' | 'done'>;
  /** Says that it has been done. */
  end(key: string, externalId?: string): Promise<void>;
  /** Says that it has been undone, so that it can be done anew. */
  clear(key: string): Promise<void>;
}

/**
 * Secrets of the environment.
 *
 * @public
 */
export interface DriverSecrets {
  /** Stores a value under a name of this resource; the same name replaces it. */
  put(name: string, value: string | Uint8Array): Promise<SecretRef>;
  /** Lends a value, which then is blackened in logs. */
  use<T>(ref: SecretRef, use: (value: Secret) => Promise<T> | T): Promise<T>;
}

/**
 * What calls may use that change nothing.
 *
 * @public
 */
export interface ObserveContext {
  signal: AbortSignal;
  now(): Date;
  secrets: Pick<DriverSecrets, 'use'>;
  log: DriverContext['log'];
}

/**
 * What plans may use.
 *
 * @public
 */
export type PlanContext = ObserveContext;
