import { normaliseFile } from '../testResults';

/** What of a repository is a component's. */
export interface ComponentPlace {
  component: string;
  repository: string;
  /** Undefined for all of it. */
  path?: string;
}

/**
 * The component that a test is of: in its repository, the one with the longest
 * path that its file is in. A test whose file is not known is of the component
 * that has the repository as a whole, or that has it alone.
 */
export function componentOf(
  test: { repository: string; file?: string },
  places: readonly ComponentPlace[],
): string | undefined {
  const own = places.filter(it => it.repository === test.repository);
  const file = normaliseFile(test.file ?? '', test.repository);
  const found = own
    .filter(({ path }) => isWithin(file, segmentsOf(path)))
    .toSorted(
      (a, b) =>
        segmentsOf(b.path).length - segmentsOf(a.path).length ||
        (a.component < b.component ? -1 : 1),
    );
  const [first] = found;
  return (
    first?.component ??
    (own.length === 1 && !file ? own[0].component : undefined)
  );
}

function isWithin(file: string, folder: readonly string[]): boolean {
  const segments = segmentsOf(file);
  return folder.every((it, index) => it === segments[index]);
}

function segmentsOf(path: string | undefined): string[] {
  return (path ?? '').split('/').filter(it => it !== '' && it !== '.');
}
