import { ScorecardDetail } from '@groundwork/backstage-plugin-scorecards-common';
import { API_ORIGIN } from '../../definitions/DefinitionPublisher';
import { VersionInfo } from '../../definitions/DefinitionStore';
import { shownPlace } from '../../definitions/shownPlace';

/** A version with who published it, or the file that it was read from. */
export function presentVersion({
  version,
  publishedAt,
  publishedBy,
  origin,
}: VersionInfo): ScorecardDetail['versions'][number] {
  const isOfApi = origin === API_ORIGIN;
  // Of a folder, what published it is the file in it.
  const place = publishedBy.startsWith(origin) ? publishedBy : origin;
  return {
    version,
    publishedAt: publishedAt.toISOString(),
    publishedBy: isOfApi ? publishedBy : undefined,
    origin: isOfApi ? origin : shownPlace(place),
  };
}
