import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import { isSecretRef } from '@groundwork/backstage-plugin-environments-node';
import { createHash } from 'node:crypto';
import { parseAllDocuments, stringify } from 'yaml';

/** The only file, beside the marker, that is written to a path. */
export const MANIFESTS_FILE = 'manifests.yaml';

/**
 * Checks what a blueprint wants committed.
 *
 * A secret must not come into a repository, where it would stay for ever.
 */
export function readManifests(value: JsonValue | undefined): JsonObject[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new InputError('manifests: has to be a list of at least one object');
  }
  const manifests = value.map((item, index) => {
    const at = `manifests[${index}]`;
    refuseSecrets(item, at);
    const manifest = item as JsonObject | null;
    const name = (manifest?.metadata as JsonObject | undefined)?.name;
    const texts = [manifest?.apiVersion, manifest?.kind, name];
    if (texts.some(text => typeof text !== 'string' || text === '')) {
      throw new InputError(
        `${at}: has to be an object with apiVersion, kind and metadata.name`,
      );
    }
    return manifest!;
  });
  const ids = manifests.map(manifestId);
  const twin = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twin !== undefined) {
    throw new InputError(`manifests: there are two of ${twin}`);
  }
  return manifests;
}

/** As people read it: `Deployment shop/orders (apps/v1)`. */
export function manifestId(manifest: JsonObject): string {
  const { name, namespace } = (manifest.metadata ?? {}) as JsonObject;
  const full = namespace === undefined ? name : `${namespace}/${name}`;
  return `${manifest.kind} ${full} (${manifest.apiVersion})`;
}

/**
 * The same text for the same manifests in whatever order.
 *
 * Argo CD and Flux read YAML 1.1, where a plain `yes` or `0123` is no text;
 * `compat` quotes these.
 */
export function renderManifests(manifests: JsonObject[]): string {
  return [...manifests]
    .sort((a, b) => (manifestId(a) < manifestId(b) ? -1 : 1))
    .map(
      manifest =>
        `---\n${stringify(manifest, {
          aliasDuplicateObjects: false,
          compat: 'yaml-1.1',
          lineWidth: 0,
          sortMapEntries: (a, b) => (String(a.key) < String(b.key) ? -1 : 1),
        })}`,
    )
    .join('');
}

/** Tells whether a path holds what was applied. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * What would change, one line per manifest: `+` new, `~` changed, `-` gone.
 *
 * @param before - as a file in the repository has it, perhaps edited by hand
 */
export function diffManifests(
  before: string | undefined,
  after: string | undefined,
): string[] {
  const old = documentsOf(before);
  const wanted = documentsOf(after);
  const ids = [...new Set([...old.keys(), ...wanted.keys()])].sort();
  return ids.flatMap(id => {
    if (!old.has(id)) {
      return [`+ ${id}`];
    }
    if (!wanted.has(id)) {
      return [`- ${id}`];
    }
    return old.get(id) === wanted.get(id) ? [] : [`~ ${id}`];
  });
}

function documentsOf(text: string | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const document of text === undefined ? [] : parseAllDocuments(text)) {
    const readable = 'errors' in document && document.errors.length === 0;
    const value: unknown = readable ? document.toJS() : undefined;
    if (value === null) {
      continue;
    }
    const id =
      typeof value === 'object' && !Array.isArray(value)
        ? manifestId(value as JsonObject)
        : 'something that is not a manifest';
    found.set(id, readable ? renderManifests([value as JsonObject]) : '');
  }
  return found;
}

function refuseSecrets(value: JsonValue | undefined, at: string): void {
  if (isSecretRef(value)) {
    throw new InputError(
      `${at}: a secret must not be committed; refer to one that is in the cluster, for example by an ExternalSecret`,
    );
  }
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      refuseSecrets(inner, `${at}.${key}`);
    }
  }
}
