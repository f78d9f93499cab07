import { PageError, badRequest } from './errors.mjs';

const FORM = 'application/x-www-form-urlencoded';

// A browser that is still sending does not read our answer, so a form that is
// somewhat too large is read to its end; a huge one is not.
const TOLERANCE = 16;

function tooLarge() {
  return new PageError(
    413,
    'That was too much',
    'The form holds more text than an order needs. Please shorten it.',
    { headers: { connection: 'close' } },
  );
}

function readText(req, limit) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let size = 0;
    const most = limit * TOLERANCE;
    if (Number(req.headers['content-length']) > most) {
      reject(tooLarge());
      return;
    }
    req.on('data', chunk => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      if (size > most) reject(tooLarge());
    });
    req.on('end', () => {
      if (size > limit) reject(tooLarge());
      else resolve(Buffer.concat(chunks).toString('utf8'));
    });
    req.on('error', () => reject(badRequest('The form ended too early.')));
  });
}

export async function readForm(req, limit) {
  const type = (req.headers['content-type'] ?? '').split(';')[0].trim();
  const text = await readText(req, limit);
  if (type !== FORM) {
    throw new PageError(
      415,
      'We did not understand that',
      `This page takes forms as ${FORM}.`,
    );
  }
  return new URLSearchParams(text);
}
