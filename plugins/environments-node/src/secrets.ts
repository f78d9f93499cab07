/**
 * Stands for a value that nobody sees who need not. It may be stored, logged and
 * answered; what it stands for is read by the driver that needs it.
 *
 * @public
 */
export interface SecretRef {
  /** Id of the stored value. */
  $secret: string;
}

/**
 * Whether something is a {@link SecretRef}.
 *
 * @public
 */
export function isSecretRef(value: unknown): value is SecretRef {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 1 &&
    typeof (value as Partial<SecretRef>).$secret === 'string'
  );
}

/**
 * A value that gives itself away only when asked: texts and JSON made of it say
 * `***`.
 *
 * @public
 */
export class Secret {
  readonly #value: Uint8Array;

  constructor(value: Uint8Array) {
    this.#value = Uint8Array.from(value);
  }

  /** The value as UTF-8 text. */
  reveal(): string {
    return Buffer.from(this.#value).toString('utf8');
  }

  /** The value. */
  bytes(): Uint8Array {
    return Uint8Array.from(this.#value);
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return 'Secret(***)';
  }
}
