import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const KEEP = 'public, max-age=300';

const STYLE = readFileSync(new URL('../assets/style.css', import.meta.url));
const ETAG = `"${createHash('sha256').update(STYLE).digest('base64url')}"`;

function style({ headers }) {
  const caching = { etag: ETAG, 'cache-control': KEEP };
  if (headers['if-none-match'] === ETAG) {
    return { status: 304, headers: caching, text: '' };
  }
  const type = { 'content-type': 'text/css; charset=utf-8' };
  return { status: 200, headers: { ...caching, ...type }, text: STYLE };
}

export const assetRoutes = [['GET', '/style.css', style]];
