import { once } from 'node:events';
import { promises as fs } from 'node:fs';
import { extname, join } from 'node:path';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';

/**
 * Where definitions are read from.
 *
 * @public
 */
export interface DefinitionLocation {
  type: 'file' | 'url';
  /** A path, of a file or a folder of YAML files, or a URL. */
  target: string;
}

/**
 * What a location may have, and who reads URLs.
 *
 * @public
 */
export interface ReadLocationOptions {
  urlReader: Pick<UrlReaderService, 'readUrl'>;
  /** Of each text. */
  maxBytes: number;
  /** Of a folder. */
  maxFiles: number;
  /**
   * A host that does not answer must not hold up a portal's start.
   *
   * @defaultValue 20 seconds
   */
  timeoutMs?: number;
}

/**
 * What was at a location: texts by the place that each was read from, or why
 * nobody can tell.
 *
 * @public
 */
export type LocationContent =
  | { ok: true; texts: Array<{ place: string; text: string }> }
  | { ok: false; message: string };

/**
 * Reads what is at a location now: a file, the YAML files of a folder in the order
 * of their names, or what a URL answers. A location of which a part cannot be read
 * has nothing, so that nobody takes what is missing for withdrawn.
 *
 * @public
 */
export async function readLocation(
  { type, target }: DefinitionLocation,
  options: ReadLocationOptions,
): Promise<LocationContent> {
  try {
    const texts =
      type === 'url'
        ? [await readUrl(target, options)]
        : await readPath(target, options);
    return { ok: true, texts };
  } catch (error) {
    return { ok: false, message: isError(error) ? error.message : `${error}` };
  }
}

async function readUrl(
  target: string,
  { urlReader, maxBytes, timeoutMs = 20_000 }: ReadLocationOptions,
) {
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await Promise.race([
    urlReader.readUrl(target, { signal }),
    // Not all readers look at the signal.
    once(signal, 'abort').then(() => {
      throw new Error(`no answer within ${timeoutMs} ms`);
    }),
  ]);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response.stream?.() ?? [await response.buffer()]) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    assertSize(bytes, maxBytes, target);
  }
  return { place: target, text: Buffer.concat(chunks).toString('utf8') };
}

async function readPath(target: string, options: ReadLocationOptions) {
  const stat = await fs.stat(target);
  if (!stat.isDirectory()) {
    return [await readFile(target, options)];
  }
  const names = (await fs.readdir(target))
    .filter(name => ['.yaml', '.yml'].includes(extname(name)))
    .sort();
  if (names.length > options.maxFiles) {
    throw new InputError(
      `the folder has ${names.length} YAML files; up to ${options.maxFiles} are read`,
    );
  }
  const texts = [];
  for (const name of names) {
    texts.push(await readFile(join(target, name), options));
  }
  return texts;
}

async function readFile(path: string, { maxBytes }: ReadLocationOptions) {
  assertSize((await fs.stat(path)).size, maxBytes, path);
  const content = await fs.readFile(path);
  // It may have grown since.
  assertSize(content.byteLength, maxBytes, path);
  return { place: path, text: content.toString('utf8') };
}

function assertSize(bytes: number, maxBytes: number, place: string): void {
  if (bytes > maxBytes) {
    throw new InputError(
      `${place} has ${bytes} bytes; definitions have up to ${maxBytes}`,
    );
  }
}
