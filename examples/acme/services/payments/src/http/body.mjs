import { ApiError, invalid } from './errors.mjs';

// A client that is still sending cannot read our answer, so a body that is
// somewhat too large is read to its end and dropped; a huge one is cut off.
const DRAIN_FACTOR = 16;

function tooLarge(limit) {
  return new ApiError(
    413,
    'body_too_large',
    `the request body must not exceed ${limit} bytes`,
    { connection: 'close' },
  );
}

export function readBody(req, limit) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let size = 0;
    const cutOffAt = limit * DRAIN_FACTOR;
    if (Number(req.headers['content-length']) > cutOffAt) {
      reject(tooLarge(limit));
      return;
    }
    req.on('data', chunk => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      if (size > cutOffAt) reject(tooLarge(limit));
    });
    req.on('end', () => {
      if (size > limit) reject(tooLarge(limit));
      else resolve(Buffer.concat(chunks));
    });
    req.on('error', () =>
      reject(invalid('the request body', 'must be sent to its end')),
    );
  });
}

export async function readJson(req, limit) {
  const type = (req.headers['content-type'] ?? '').split(';')[0].trim();
  const raw = await readBody(req, limit);
  if (raw.length === 0) return {};
  if (type !== 'application/json') {
    throw new ApiError(
      415,
      'unsupported_media_type',
      `content-type must be application/json, not '${type}'`,
    );
  }
  let body;
  try {
    body = JSON.parse(raw.toString('utf8'));
  } catch (error) {
    throw invalid('the request body', `must be valid JSON: ${error.message}`);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalid('the request body', 'must be a JSON object');
  }
  return body;
}
