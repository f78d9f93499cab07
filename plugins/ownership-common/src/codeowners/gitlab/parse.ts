import { Diagnostics, quote, SeenPatterns, warning } from '../diagnostics';
import { distinctOwners } from '../owners';
import { skipSpaces, trimSpacesAtEnd } from '../text';
import { CodeownersRule, CodeownersSection } from '../types';
import { GitlabHeader, parseGitlabHeader } from './header';
import { GitlabEntry, parseGitlabEntry } from './line';
import { normaliseGitlabPattern } from './pattern';

/** GitLab's name for the section of the lines before the first header. */
const UNNAMED = 'codeowners';

/** A section while it is read. */
interface OpenSection {
  key: string;
  section: CodeownersSection;
  /** Whether each of its lines is under an optional header. */
  lines: boolean[];
  seen: SeenPatterns;
}

type HeaderInForce = Pick<GitlabHeader, 'approvals' | 'optional' | 'owners'>;

/** What is known at a line of the file. */
class GitlabFile {
  readonly rules: CodeownersRule[] = [];
  private readonly open: OpenSection[] = [];
  private readonly byName = new Map<string, OpenSection>();
  private current: OpenSection;
  private header: HeaderInForce = { approvals: 1, optional: false, owners: [] };

  constructor(private readonly diagnostics: Diagnostics) {
    this.current = this.openSection(UNNAMED, 1);
  }

  sections(): CodeownersSection[] {
    return this.open
      .filter(({ key, lines }) => key !== UNNAMED || lines.length > 0)
      .map(({ section, lines }) => ({
        ...section,
        optional: lines.length > 0 ? lines.every(Boolean) : section.optional,
      }));
  }

  addHeader(line: number, source: string, header: GitlabHeader) {
    header.findings.forEach(it => this.diagnostics.add(line, source, it));
    this.header = header;
    this.current =
      this.findSection(header.name) ?? this.openSection(header.name, line);
    if (this.current.lines.length === 0) {
      this.current.section.optional = header.optional;
    }
  }

  addEntry(line: number, source: string, entry: GitlabEntry) {
    const { current, header } = this;
    entry.findings.forEach(it => this.diagnostics.add(line, source, it));
    this.noticeDuplicate(line, source, entry);
    current.lines.push(header.optional);
    this.rules.push({
      line,
      pattern: entry.pattern.text,
      exclusion: entry.exclusion,
      owners: distinctOwners(entry.owners),
      ownersFrom: entry.ownersFrom,
      ...(current.section.name === undefined
        ? {}
        : { section: current.section.name }),
      approvals: header.approvals,
    });
  }

  defaultOwners() {
    return this.header.owners;
  }

  /**
   * Names are compared without regard to case, except that the first header
   * becomes a part of the unnamed section only by its very name.
   */
  private findSection(name: string): OpenSection | undefined {
    const isFirst = this.open.length === 1;
    return isFirst && name !== UNNAMED
      ? undefined
      : this.byName.get(name.toLowerCase());
  }

  private openSection(key: string, line: number): OpenSection {
    const isUnnamed = this.open.length === 0;
    const opened: OpenSection = {
      key,
      section: {
        ...(isUnnamed ? {} : { name: key }),
        line,
        optional: false,
      },
      lines: [],
      seen: new SeenPatterns(),
    };
    this.open.push(opened);
    if (!this.byName.has(key.toLowerCase())) {
      this.byName.set(key.toLowerCase(), opened);
    }
    return opened;
  }

  private noticeDuplicate(line: number, source: string, entry: GitlabEntry) {
    const { text, start } = entry.pattern;
    const key = normaliseGitlabPattern(text);
    const before = this.current.seen.add(
      entry.exclusion ? `!${key}` : key,
      line,
    );
    if (before !== undefined) {
      this.diagnostics.add(
        line,
        source,
        warning(
          'duplicate-pattern',
          start,
          `line ${before} of the same section has the same pattern ${quote(
            text,
          )}, and only this one counts; how GitLab ranks the two against the lines between them is not documented: name all its owners in one line`,
        ),
      );
    }
  }
}

/** Reads the lines of a file by GitLab's rules. */
export function parseGitlab(
  lines: readonly string[],
  diagnostics: Diagnostics,
): { rules: CodeownersRule[]; sections: CodeownersSection[] } {
  const file = new GitlabFile(diagnostics);
  lines.forEach((source, index) => {
    const text = trimSpacesAtEnd(source);
    const start = skipSpaces(text, 0);
    if (text.trim() === '' || text[start] === '#') {
      return;
    }
    const line = index + 1;
    const header = parseGitlabHeader(text, start);
    if (header.kind === 'header') {
      file.addHeader(line, source, header.header);
      return;
    }
    const entry = parseGitlabEntry(text, start, file.defaultOwners());
    const findings =
      header.kind === 'broken' ? [header.finding] : entry.findings;
    file.addEntry(line, source, { ...entry, findings });
  });
  return { rules: file.rules, sections: file.sections() };
}
