import { basename, dirname, isAbsolute } from 'node:path';
import {
  resolvePackagePath,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import {
  type DefinitionLocation,
  readLocation,
} from '@groundwork/backstage-plugin-groundwork-node';
import type { MaturityModel } from '@groundwork/backstage-plugin-maturity-common';
import type { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import { MAX_TEXT_BYTES, parseMaturityModel } from './parseMaturityModel';

/** Where the model in the box is said to come from. */
export const SHIPPED = 'shipped';

/**
 * A model, or why there is none. `origin` is where it was read from, as readers see
 * it: `shipped`, a file by its name and folder, or a URL.
 */
export type LoadedModel =
  | { origin: string; model: MaturityModel }
  | { origin: string; problems: DefinitionProblem[] };

/** Which model is loaded, and who reads URLs. */
export interface LoadModelOptions {
  /** The model in the box, unless it is said. Paths are absolute. */
  location?: DefinitionLocation;
  /** Full ref of who answers for the model here, instead of what the file says. */
  owner?: string;
  urlReader: Pick<UrlReaderService, 'readUrl'>;
}

/** Reads the model from its location, now. Throws for nothing that is there. */
export async function loadModel({
  location,
  owner,
  urlReader,
}: LoadModelOptions): Promise<LoadedModel> {
  const { type, target } = location ?? {
    type: 'file',
    target: resolvePackagePath(
      '@groundwork/backstage-plugin-maturity-backend',
      'models',
      'six-capabilities.yaml',
    ),
  };
  const origin = location ? shownPlace(target) : SHIPPED;
  const content = await readLocation(
    { type, target },
    { urlReader, maxBytes: MAX_TEXT_BYTES, maxFiles: 10 },
  );
  if (!content.ok) {
    const message = content.message.replaceAll(target, shownPlace(target));
    return { origin, problems: [{ message: `cannot be read: ${message}` }] };
  }
  if (content.texts.length !== 1) {
    const message = `is a folder with ${content.texts.length} YAML files; name the one with the model`;
    return { origin, problems: [{ message }] };
  }
  const parsed = parseMaturityModel(content.texts[0].text, {
    location: origin,
  });
  if ('problems' in parsed) {
    return { origin, problems: parsed.problems };
  }
  return { origin, model: { ...parsed.model, ...(owner && { owner }) } };
}

/** Of a file its name and folder: how the server is laid out is nothing to readers. */
function shownPlace(place: string): string {
  return isAbsolute(place)
    ? [basename(dirname(place)), basename(place)].filter(Boolean).join('/')
    : place;
}
