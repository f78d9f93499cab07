import { ApiError, invalid, notFound } from './errors.mjs';

function compile([method, path, handle]) {
  return { method, path, handle, parts: path.split('/') };
}

function matchPath(parts, given) {
  if (parts.length !== given.length) return undefined;
  const params = {};
  for (const [index, part] of parts.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = given[index];
    else if (part !== given[index]) return undefined;
  }
  return params;
}

function decodePath(pathname) {
  try {
    return pathname.split('/').map(decodeURIComponent);
  } catch {
    throw invalid('the path', 'must be percent-encoded UTF-8');
  }
}

/**
 * Finds the handler of a request.
 *
 * @param table - rows of method, path and handler, as `['GET', '/a/:id', fn]`
 */
export function createRouter(table) {
  const routes = table.map(compile);
  return function route(method, pathname) {
    const given = decodePath(pathname);
    const allowed = [];
    for (const candidate of routes) {
      const params = matchPath(candidate.parts, given);
      if (params && candidate.method === method) {
        return { handle: candidate.handle, path: candidate.path, params };
      }
      if (params) allowed.push(candidate.method);
    }
    if (allowed.length === 0) throw notFound(`the path ${pathname}`);
    throw new ApiError(
      405,
      'method_not_allowed',
      `${pathname} supports ${allowed.join(', ')}`,
      { allow: allowed.join(', ') },
    );
  };
}
