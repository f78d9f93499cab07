import { entityMessagesDe } from './entity.de';
import { gapsMessagesDe } from './gaps.de';
import { recentMessagesDe } from './recent.de';
import { sharedMessagesDe } from './shared.de';
import { whoOwnsMessagesDe } from './whoOwns.de';

/** German for `ownershipTranslationRef`, which checks that it is complete. */
export default {
  'page.title': 'Verantwortung',
  'page.gaps': 'Lücken',
  ...sharedMessagesDe,
  ...whoOwnsMessagesDe,
  ...gapsMessagesDe,
  ...entityMessagesDe,
  ...recentMessagesDe,
};
