/** The table of the queue of what is to be counted, and of tests to look at. */
export const DIRTY_TESTS = 'dirty_test';

const UPLOAD = 'upload:';
const TEST = 'test:';

/** What is marked when an upload is to be counted. */
export function uploadMark(id: string): string {
  return `${UPLOAD}${id}`;
}

/** What is marked when something new is known of a test. */
export function testMark(key: string): string {
  return `${TEST}${key}`;
}

/** What a mark is about. */
export function readMark(
  mark: string,
): { kind: 'upload'; id: string } | { kind: 'test'; key: string } {
  return mark.startsWith(UPLOAD)
    ? { kind: 'upload', id: mark.slice(UPLOAD.length) }
    : { kind: 'test', key: mark.slice(TEST.length) };
}
