import { badRequest, HttpError } from './errors.mjs';

// Read on for a while after the limit: a client that is still sending does not
// see an answer, and one that is only slightly over deserves to see it.
const PATIENCE = 16;

function tooLarge(limit) {
  return new HttpError(413, 'too_large', `the body exceeds ${limit} bytes`, {
    headers: { connection: 'close' },
  });
}

function collect(req, limit) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let size = 0;
    const giveUpAt = limit * PATIENCE;
    if (Number(req.headers['content-length']) > giveUpAt) {
      reject(tooLarge(limit));
      return;
    }
    req.on('data', chunk => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      if (size > giveUpAt) reject(tooLarge(limit));
    });
    req.on('end', () => {
      if (size > limit) reject(tooLarge(limit));
      else resolve(Buffer.concat(chunks).toString('utf8'));
    });
    req.on('error', () => reject(badRequest('the body ended too early')));
  });
}

export async function readJson(req, limit) {
  const type = (req.headers['content-type'] ?? 'nothing').split(';')[0].trim();
  const text = await collect(req, limit);
  if (type !== 'application/json') {
    throw new HttpError(
      415,
      'unsupported_media_type',
      `the body must be application/json, not ${type}`,
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badRequest(`the body is not valid JSON: ${error.message}`);
  }
}
