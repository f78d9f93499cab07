import { once } from 'node:events';
import { promises as fs } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError, isError } from '@backstage/errors';

/** Definitions are texts of people; what is longer is a mistake or worse. */
const MAX_BYTES = 1024 * 1024;
const MAX_FILES = 1_000;

/** A host that does not answer must not hold up the portal's start. */
const READ_TIMEOUT_MS = 20_000;

/** Where definitions are read from. */
export interface DefinitionLocation {
  type: 'file' | 'url';
  /** A path, of a file or a folder of YAML files, or a URL. */
  target: string;
}

/** What was at a location: texts by the place that each was read from. */
export type LocationContent =
  | { ok: true; texts: Array<{ place: string; text: string }> }
  | { ok: false; message: string };

/** Reads `scorecards.locations`. */
export function readLocations(
  config: Config,
  directory: string,
): DefinitionLocation[] {
  const locations = (
    config.getOptionalConfigArray('scorecards.locations') ?? []
  ).map((it, index) => {
    const type = it.getOptionalString('type') ?? 'file';
    const target = it.getString('target');
    if (type === 'url') {
      assertUrl(target, index);
      return { type, target } as const;
    }
    if (type === 'file') {
      return { type, target: resolve(directory, target) } as const;
    }
    throw new InputError(
      `scorecards.locations[${index}].type is '${type}'; it must be file or url`,
    );
  });
  const seen = new Set<string>();
  for (const { target } of locations) {
    if (seen.has(target)) {
      throw new InputError(
        `scorecards.locations has ${target} twice; leave one of them out`,
      );
    }
    seen.add(target);
  }
  return locations;
}

function assertUrl(target: string, index: number): void {
  if (!URL.canParse(target) || !/^https?:$/.test(new URL(target).protocol)) {
    throw new InputError(
      `scorecards.locations[${index}].target is '${target}'; with type url it must be an http or https URL`,
    );
  }
}

/** Reads what is at a location now. */
export async function readLocation(
  location: DefinitionLocation,
  urlReader: UrlReaderService,
): Promise<LocationContent> {
  try {
    const texts =
      location.type === 'url'
        ? [await readUrl(location.target, urlReader)]
        : await readPath(location.target);
    return { ok: true, texts };
  } catch (error) {
    return {
      ok: false,
      message: `Cannot be read: ${isError(error) ? error.message : error}`,
    };
  }
}

async function readUrl(target: string, urlReader: UrlReaderService) {
  const signal = AbortSignal.timeout(READ_TIMEOUT_MS);
  const response = await Promise.race([
    urlReader.readUrl(target, { signal }),
    // Not all readers look at the signal.
    once(signal, 'abort').then(() => {
      throw new Error(`no answer within ${READ_TIMEOUT_MS} ms`);
    }),
  ]);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response.stream?.() ?? [await response.buffer()]) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    assertSize(bytes, target);
  }
  return { place: target, text: textOf(Buffer.concat(chunks), target) };
}

async function readPath(target: string) {
  const stat = await fs.stat(target);
  if (!stat.isDirectory()) {
    return [await readFile(target)];
  }
  const names = (await fs.readdir(target))
    .filter(name => ['.yaml', '.yml'].includes(extname(name)))
    .sort();
  if (names.length > MAX_FILES) {
    throw new InputError(
      `the folder has ${names.length} YAML files; up to ${MAX_FILES} are read`,
    );
  }
  const texts = [];
  for (const name of names) {
    texts.push(await readFile(join(target, name)));
  }
  return texts;
}

async function readFile(path: string) {
  const { size } = await fs.stat(path);
  assertSize(size, path);
  return { place: path, text: textOf(await fs.readFile(path), path) };
}

function textOf(buffer: Buffer, place: string): string {
  assertSize(buffer.byteLength, place);
  return buffer.toString('utf8');
}

function assertSize(bytes: number, place: string): void {
  if (bytes > MAX_BYTES) {
    throw new InputError(
      `${place} has ${bytes} bytes; definitions have up to ${MAX_BYTES}`,
    );
  }
}
