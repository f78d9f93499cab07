import { approvalsMessagesDe } from './approvals.de';
import { createMessagesDe } from './create.de';
import { deploymentsMessagesDe } from './deployments.de';
import { entityMessagesDe } from './entity.de';
import { environmentMessagesDe } from './environment.de';
import { freezesMessagesDe } from './freezes.de';
import { groupMessagesDe } from './group.de';
import { listMessagesDe } from './list.de';
import { orphansMessagesDe } from './orphans.de';
import { sharedMessagesDe } from './shared.de';
import { widgetMessagesDe } from './widget.de';

/** German for `environmentsTranslationRef`, which checks that it is complete. */
export default {
  'page.title': 'Umgebungen',
  ...sharedMessagesDe,
  ...listMessagesDe,
  ...createMessagesDe,
  ...environmentMessagesDe,
  ...entityMessagesDe,
  ...deploymentsMessagesDe,
  ...approvalsMessagesDe,
  ...freezesMessagesDe,
  ...orphansMessagesDe,
  ...groupMessagesDe,
  ...widgetMessagesDe,
};
