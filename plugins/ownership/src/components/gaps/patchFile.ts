import { parseEntityRef } from '@backstage/catalog-model';
import { Gap, GapPatch } from '@groundwork/backstage-plugin-ownership-common';

/** What a file name keeps on every file system. */
function safeName(name: string): string {
  return name.replaceAll(/[^\w.-]/g, '-');
}

/** The name to save a patch under: `image-resizer.patch`. */
export function patchFileName(
  entityRef: Gap['entity']['entityRef'],
  format: GapPatch['format'],
): string {
  const { name } = parseEntityRef(entityRef);
  return `${safeName(name)}.${format === 'diff' ? 'patch' : 'yaml'}`;
}

/** Where a patch is to be applied. */
export interface PatchTarget {
  /** Set when a browser can open it. */
  url?: string;
  /** What people call the file. */
  label: string;
}

/**
 * The catalog says `url:https://…` or `file:/…`, perhaps with a line at the
 * end. Only http and https become links, since the rest of it is any text.
 */
export function patchTargetOf(target: string): PatchTarget {
  const location = target.replace(/^(url|file):(?!\/\/)/, '');
  const url = parseHttpUrl(location);
  return url
    ? { url: url.href, label: `${url.host}${decoded(url.pathname)}` }
    : { label: location };
}

function parseHttpUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

function decoded(pathname: string): string {
  try {
    return decodeURI(pathname);
  } catch {
    // A path may hold a percent sign that encodes nothing.
    return pathname;
  }
}

/** Whether the backend left something to fill in for whoever knows. */
export function hasPlaceholder({ patch }: GapPatch): boolean {
  return patch.includes('REPLACE-ME');
}

/** A line of a unified diff, by what it does. */
export interface PatchLine {
  kind: 'file' | 'hunk' | 'added' | 'removed' | 'context';
  text: string;
}

/** Splits a patch into lines. YAML has context lines only. */
export function patchLines({ patch, format }: GapPatch): PatchLine[] {
  const lines = patch.replace(/\n$/, '').split('\n');
  // Above the first hunk, `---` and `+++` name files; below they change lines.
  const firstHunk = lines.findIndex(line => line.startsWith('@@'));
  return lines.map((text, index) => ({
    kind: format === 'diff' ? lineKind(text, index < firstHunk) : 'context',
    text,
  }));
}

function lineKind(line: string, isHeader: boolean): PatchLine['kind'] {
  if (isHeader) {
    return 'file';
  }
  switch (line[0]) {
    case '@':
      return 'hunk';
    case '+':
      return 'added';
    case '-':
      return 'removed';
    default:
      return 'context';
  }
}
