/** `v1.2.3`, with or without the letter, and with what semver allows after it. */
const VERSION =
  /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z.-]{1,64}))?(?:\+[0-9A-Za-z.-]{1,64})?$/;

/**
 * Whether a tag names a release.
 *
 * @public
 */
export function isVersion(tag: string): boolean {
  return VERSION.test(tag);
}

/**
 * Orders versions as Semantic Versioning 2.0.0, section 11, says; those that are
 * none come last, by their text.
 *
 * @returns less than 0 when the first is the newer one
 *
 * @public
 */
export function newestFirst(a: string, b: string): number {
  const [one, other] = [VERSION.exec(a), VERSION.exec(b)];
  if (!one || !other) {
    return Number(other !== null) - Number(one !== null) || compare(b, a);
  }
  for (const index of [1, 2, 3]) {
    const difference = Number(other[index]) - Number(one[index]);
    if (difference !== 0) {
      return difference;
    }
  }
  return comparePrereleases(other[4], one[4]);
}

function comparePrereleases(a = '', b = ''): number {
  if (a === '' || b === '') {
    // What is released comes after what leads to it.
    return Number(a === '') - Number(b === '');
  }
  const [one, other] = [a.split('.'), b.split('.')];
  for (let index = 0; index < Math.min(one.length, other.length); index++) {
    const difference = compareIdentifiers(one[index], other[index]);
    if (difference !== 0) {
      return difference;
    }
  }
  return one.length - other.length;
}

function compareIdentifiers(a: string, b: string): number {
  const [isNumber, isOther] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOther) {
    return Number(a) - Number(b);
  }
  return isNumber === isOther
    ? compare(a, b)
    : Number(isOther) - Number(isNumber);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
