import { entityMessagesDe } from './entity.de';
import { factsMessagesDe } from './facts.de';
import { listMessagesDe } from './list.de';
import { scorecardMessagesDe } from './scorecard.de';
import { sharedMessagesDe } from './shared.de';
import { teamMessagesDe } from './team.de';
import { waiversMessagesDe } from './waivers.de';

/** German for `scorecardsTranslationRef`, which checks that it is complete. */
export default {
  'page.title': 'Scorecards',
  ...sharedMessagesDe,
  ...listMessagesDe,
  ...scorecardMessagesDe,
  ...entityMessagesDe,
  ...teamMessagesDe,
  ...waiversMessagesDe,
  ...factsMessagesDe,
};
