import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key that secrets are encrypted with. */
export interface SecretKey {
  id: string;
  /** 32 bytes. */
  key: Uint8Array;
}

/**
 * Encrypts with the first of its keys and decrypts with all, by AES-256-GCM. What
 * a value belongs to is authenticated with it, so that one cannot be put in
 * another's place.
 */
export class KeyRing {
  readonly #keys: ReadonlyMap<string, Uint8Array>;
  readonly #first: string;

  /** @throws Error if there is no key, two have one id, or one is not 32 bytes */
  constructor(keys: readonly SecretKey[]) {
    if (keys.length === 0) {
      throw new Error('There is no key to encrypt secrets with');
    }
    for (const { id, key } of keys) {
      if (key.length !== KEY_BYTES) {
        throw new Error(
          `Key '${id}' has ${key.length} bytes; it must have ${KEY_BYTES}`,
        );
      }
    }
    this.#keys = new Map(keys.map(({ id, key }) => [id, key]));
    if (this.#keys.size < keys.length) {
      throw new Error('Two keys for secrets have the same id');
    }
    this.#first = keys[0].id;
  }

  /** The key that encrypts. */
  get keyId(): string {
    return this.#first;
  }

  /**
   * @param belongsTo - what it has to be decrypted with again
   */
  seal(
    value: Uint8Array,
    belongsTo: string,
  ): { keyId: string; sealed: string } {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key(this.#first), nonce);
    cipher.setAAD(Buffer.from(belongsTo));
    const body = Buffer.concat([cipher.update(value), cipher.final()]);
    return {
      keyId: this.#first,
      sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString(
        'base64',
      ),
    };
  }

  /** @throws Error if the key is not there any more, or it was tampered with */
  open(
    { keyId, sealed }: { keyId: string; sealed: string },
    belongsTo: string,
  ): Uint8Array {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv(
      'aes-256-gcm',
      this.#key(keyId),
      bytes.subarray(0, NONCE_BYTES),
      { authTagLength: TAG_BYTES },
    );
    decipher.setAAD(Buffer.from(belongsTo));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([
      decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
      decipher.final(),
    ]);
  }

  #key(id: string): Uint8Array {
    const key = this.#keys.get(id);
    if (!key) {
      throw new Error(
        `A secret is encrypted with key '${id}', which environments.secrets.keys does not have; put it back`,
      );
    }
    return key;
  }
}
