import { codeownersLocations, findCodeownersLocation } from './locations';

describe('findCodeownersLocation', () => {
  it.each([
    ['github', ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']],
    ['gitlab', ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS']],
  ] as const)('prefers the locations of %s in order', (dialect, expected) => {
    expect(codeownersLocations[dialect]).toEqual(expected);
    expected.forEach((path, at) => {
      const laterOnes = [...expected.slice(at)].reverse();

      expect(findCodeownersLocation(dialect, laterOnes)).toBe(path);
    });
  });

  it.each([
    ['github', '.gitlab/CODEOWNERS'],
    ['github', '.github/codeowners'],
    ['github', 'src/CODEOWNERS'],
    ['gitlab', '.github/CODEOWNERS'],
  ] as const)('finds nothing on %s at %s', (dialect, path) => {
    expect(findCodeownersLocation(dialect, [path])).toBeUndefined();
  });
});
