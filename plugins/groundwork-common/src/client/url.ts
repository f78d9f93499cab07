import { InputError } from '@backstage/errors';
import type { ApiRequest } from './types';

/** The part of a request's URL that follows the plugin's base URL. */
export function pathAndQuery(
  request: Pick<ApiRequest, 'path' | 'params' | 'query'>,
): string {
  const query = encodeQuery(request.query ?? {});
  const path = expandPath(request.path, request.params ?? {});
  return query ? `${path}?${query}` : path;
}

function expandPath(
  template: string,
  params: NonNullable<ApiRequest['params']>,
): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) {
      throw new Error(
        `The path '${template}' needs a value for '${name}' in the request's params`,
      );
    }
    const segment = String(value);
    // An empty segment or one of dots would make it the path of another route,
    // and no encoding can prevent that
    if (segment === '' || segment === '.' || segment === '..') {
      throw new InputError(
        `Invalid ${name}: '${segment}' cannot be part of the path '${template}'; it must be neither empty nor made of dots only`,
      );
    }
    return encodeURIComponent(segment);
  });
}

function encodeQuery(query: NonNullable<ApiRequest['query']>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value ?? []].flat()) {
      search.append(name, String(item));
    }
  }
  return search.toString();
}
