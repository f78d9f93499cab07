import { badRequest, HttpError, notFound } from './errors.mjs';

function pattern(path) {
  const source = path.replace(/:(\w+)/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
}

function decoded(params = {}) {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, text]) => [
        name,
        decodeURIComponent(text),
      ]),
    );
  } catch {
    throw badRequest('the path is not percent-encoded UTF-8');
  }
}

/** Rows of method, path and handler: `['GET', '/orders/:id', handler]`. */
export function createRouter(rows) {
  const routes = rows.map(([method, path, handle]) => ({
    method,
    path,
    handle,
    regexp: pattern(path),
  }));
  return (method, pathname) => {
    const here = routes.filter(({ regexp }) => regexp.test(pathname));
    if (here.length === 0) throw notFound(pathname);
    const route = here.find(candidate => candidate.method === method);
    if (!route) {
      const allow = here.map(candidate => candidate.method).join(', ');
      throw new HttpError(
        405,
        'method_not_allowed',
        `${pathname} supports ${allow}`,
        { headers: { allow } },
      );
    }
    const params = decoded(route.regexp.exec(pathname).groups);
    return { handle: route.handle, path: route.path, params };
  };
}
