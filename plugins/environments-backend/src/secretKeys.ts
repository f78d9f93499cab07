import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import { SecretKey } from './secrets/KeyRing';

const FILE = 'secrets.key';
const KEY_ID = 'local';
const KEY_BYTES = 32;

/**
 * The keys that secrets are encrypted with: those of the configuration, else one
 * that is kept in a file, which is for a single machine only.
 *
 * @throws InputError in production when none is configured: a file would be
 * lost with its container, and with it all secrets; and replicas share keys
 */
export async function readSecretKeys({
  configured,
  directory,
  isProduction,
  logger,
}: {
  configured: readonly SecretKey[];
  directory: string;
  isProduction: boolean;
  logger: LoggerService;
}): Promise<readonly SecretKey[]> {
  if (configured.length > 0) {
    return configured;
  }
  if (isProduction) {
    throw new InputError(
      'environments.secrets.keys is empty. In production, secrets of environments need a key that outlives the machine: make one with `openssl rand -base64 32` and configure it as environments.secrets.keys: [{ id: k1, key: ${…} }]',
    );
  }
  const path = join(directory, FILE);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const key = (await readKey(path)) ?? (await makeKey(path));
  logger.info(`Secrets of environments are encrypted with the key in ${path}`);
  return [{ id: KEY_ID, key }];
}

async function readKey(path: string): Promise<Uint8Array | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_BYTES) {
    throw new InputError(
      `${path} has ${key.length} bytes; it must be ${KEY_BYTES} bytes in base64. Put back what was there; without it, secrets cannot be read`,
    );
  }
  return key;
}

/** Two processes that start together end up with the key of the first. */
async function makeKey(path: string): Promise<Uint8Array> {
  const key = randomBytes(KEY_BYTES);
  // Whole before it has its name, so that nobody reads half a key.
  const written = `${path}.${randomUUID()}`;
  await writeFile(written, `${key.toString('base64')}\n`, { mode: 0o600 });
  try {
    await link(written, path);
    return key;
  } catch (error) {
    const made =
      isError(error) && error.code === 'EEXIST'
        ? await readKey(path)
        : undefined;
    if (!made) {
      throw error;
    }
    return made;
  } finally {
    await rm(written);
  }
}
