import { Glob } from './glob';
import { PathSegment, SegmentPattern } from './segment';
import { STAR } from './sequence';

type Part = SegmentPattern | typeof STAR;
type Literal = Extract<SegmentPattern, { kind: 'literal' }>;

function isLiteral(part: Part | undefined): part is Literal {
  return part !== undefined && part !== STAR && part.kind === 'literal';
}

/** Deep enough to tell rules apart, and a bound to the keys of one path. */
const MAX_PREFIX_SEGMENTS = 16;

/** Segments that every match begins with. */
function literalPrefix(glob: Glob): string[] {
  const first = glob.parts.slice(0, MAX_PREFIX_SEGMENTS);
  const end = first.findIndex(part => !isLiteral(part));
  return first
    .slice(0, end < 0 ? undefined : end)
    .filter(isLiteral)
    .map(part => part.text);
}

/** From the last dot on, if there is one: `.ts` of `a.test.ts`. */
function extensionOf(text: string): string | undefined {
  const dot = text.lastIndexOf('.');
  return dot < 0 ? undefined : text.slice(dot);
}

/** The extension that some segment of every match has. */
function literalExtension(glob: Glob): string | undefined {
  for (const part of glob.parts) {
    if (part === STAR || part.kind !== 'wildcard') {
      continue;
    }
    let start = part.tokens.length;
    while (start > 0 && typeof part.tokens[start - 1] === 'string') {
      start -= 1;
    }
    const extension = extensionOf(part.tokens.slice(start).join(''));
    if (extension !== undefined) {
      return extension;
    }
  }
  return undefined;
}

/**
 * Tells which of many globs may match a path, without trying them all.
 *
 * Each glob is filed once, under something that a path must have for it to
 * match: the directories that it begins with, a segment that it contains (of
 * several the rarest, so that no drawer fills up), or an extension. Globs of
 * which nothing is certain are always candidates.
 */
export class GlobIndex {
  private readonly byPrefix = new Map<string, number[]>();
  private readonly bySegment = new Map<string, number[]>();
  private readonly byExtension = new Map<string, number[]>();
  private readonly rest: number[] = [];
  private deepestPrefix = 0;

  constructor(globs: readonly Glob[]) {
    const seen = countSegments(globs);
    globs.forEach((glob, number) => this.file(glob, number, seen));
  }

  /**
   * The numbers of the globs that may match, highest first, each once.
   */
  candidates(path: readonly PathSegment[]): number[] {
    return this.drawersFor(path)
      .flat()
      .sort((a, b) => b - a);
  }

  private file(glob: Glob, number: number, seen: Map<string, number>) {
    const prefix = literalPrefix(glob);
    if (prefix.length > 0) {
      this.deepestPrefix = Math.max(this.deepestPrefix, prefix.length);
      add(this.byPrefix, prefix.join('/'), number);
      return;
    }
    const segments = glob.parts.filter(isLiteral).map(part => part.text);
    if (segments.length > 0) {
      const rarest = segments.reduce((best, segment) =>
        (seen.get(segment) ?? 0) < (seen.get(best) ?? 0) ? segment : best,
      );
      add(this.bySegment, rarest, number);
      return;
    }
    const extension = literalExtension(glob);
    if (extension !== undefined) {
      add(this.byExtension, extension, number);
      return;
    }
    this.rest.push(number);
  }

  private drawersFor(path: readonly PathSegment[]): number[][] {
    const drawers = [this.rest];
    const take = (drawer: number[] | undefined) => {
      if (drawer) {
        drawers.push(drawer);
      }
    };
    let prefix = '';
    path.slice(0, this.deepestPrefix).forEach(({ text }, depth) => {
      prefix = depth === 0 ? text : `${prefix}/${text}`;
      take(this.byPrefix.get(prefix));
    });
    const texts = new Set(path.map(segment => segment.text));
    const extensions = new Set<string>();
    for (const text of texts) {
      take(this.bySegment.get(text));
      const extension = extensionOf(text);
      if (extension !== undefined) {
        extensions.add(extension);
      }
    }
    for (const extension of extensions) {
      take(this.byExtension.get(extension));
    }
    return drawers;
  }
}

function add(drawers: Map<string, number[]>, key: string, number: number) {
  const drawer = drawers.get(key);
  if (drawer) {
    drawer.push(number);
  } else {
    drawers.set(key, [number]);
  }
}

/** In how many places each literal segment of a floating glob occurs. */
function countSegments(globs: readonly Glob[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const glob of globs) {
    if (isLiteral(glob.parts[0])) {
      continue;
    }
    for (const part of glob.parts.filter(isLiteral)) {
      seen.set(part.text, (seen.get(part.text) ?? 0) + 1);
    }
  }
  return seen;
}
