import { constraintMessagesDe } from './constraint.de';
import { modelMessagesDe } from './model.de';
import { opinionMessagesDe } from './opinion.de';
import { organisationMessagesDe } from './organisation.de';
import { proofMessagesDe } from './proof.de';
import { reportMessagesDe } from './report.de';
import { sharedMessagesDe } from './shared.de';
import { teamMessagesDe } from './team.de';
import { widgetsMessagesDe } from './widgets.de';

/** German for `maturityTranslationRef`, which checks that it is complete. */
export default {
  'page.title': 'Reife',
  ...sharedMessagesDe,
  ...constraintMessagesDe,
  ...organisationMessagesDe,
  ...proofMessagesDe,
  ...teamMessagesDe,
  ...opinionMessagesDe,
  ...reportMessagesDe,
  ...modelMessagesDe,
  ...widgetsMessagesDe,
};
