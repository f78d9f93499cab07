import { badRequest, notFound, PageError } from './errors.mjs';

function decode(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest('The address holds characters that mean nothing.');
  }
}

function match(path, segments) {
  const wanted = path.split('/');
  if (wanted.length !== segments.length) return undefined;
  const params = {};
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = decode(segments[index]);
    else if (part !== segments[index]) return undefined;
  }
  return params;
}

/** Pages by method and path; `HEAD` is a `GET` whose body Node leaves out. */
export function createRouter(routes) {
  return function find(method, pathname) {
    const segments = pathname.split('/');
    const wanted = method === 'HEAD' ? 'GET' : method;
    const allowed = new Set();
    for (const [routeMethod, path, handle] of routes) {
      const params = match(path, segments);
      if (params && routeMethod === wanted) return { path, handle, params };
      if (params) allowed.add(routeMethod);
    }
    if (allowed.size === 0) throw notFound();
    throw new PageError(
      405,
      'That is not possible here',
      `This page supports ${[...allowed].join(' and ')}.`,
      { headers: { allow: [...allowed].join(', ') } },
    );
  };
}
