import { basename, dirname, isAbsolute } from 'node:path';

/**
 * Where a definition comes from, as readers see it: of a file its name and its
 * folder, since how the server is laid out is nothing to them.
 */
export function shownPlace(place: string): string {
  return isAbsolute(place)
    ? [basename(dirname(place)), basename(place)].filter(Boolean).join('/')
    : place;
}

/** A text in which a place is named, as readers see it. */
export function withShownPlace(text: string, place: string): string {
  return isAbsolute(place) ? text.replaceAll(place, shownPlace(place)) : text;
}
