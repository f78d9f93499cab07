/** What stood before a NUL. */
export interface NulToken {
  text: string;
  /** Set when there was more than was kept. */
  isCut: boolean;
}

/**
 * Cuts a stream into what stands between NULs, however it comes in. Of what is
 * too long only the beginning is kept, so that nobody's commit fills the memory.
 *
 * @param maxBytes - that are kept of one token
 */
export async function* splitAtNul(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number = 1024 * 1024,
): AsyncGenerator<NulToken, void> {
  let parts: Buffer[] = [];
  let size = 0;
  let isCut = false;
  const keep = (part: Buffer) => {
    const kept = part.subarray(0, maxBytes - size);
    isCut ||= kept.length < part.length;
    if (kept.length > 0) {
      parts.push(kept);
      size += kept.length;
    }
  };
  const take = (): NulToken => {
    const token = { text: Buffer.concat(parts).toString('utf8'), isCut };
    parts = [];
    size = 0;
    isCut = false;
    return token;
  };
  for await (const chunk of chunks) {
    let start = 0;
    let end = chunk.indexOf(0);
    while (end >= 0) {
      keep(chunk.subarray(start, end));
      yield take();
      start = end + 1;
      end = chunk.indexOf(0, start);
    }
    keep(chunk.subarray(start));
  }
  if (size > 0) {
    yield take();
  }
}
