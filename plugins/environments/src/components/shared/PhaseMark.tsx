import { EnvironmentPhase } from '@groundwork/backstage-plugin-environments-common';
import { StatusMark } from '@groundwork/backstage-plugin-groundwork-react';
import { toneOf } from '../../logic/phases';
import { useEnvironmentsTranslation } from '../../translation';

/** How an environment is, in a word. */
export function PhaseMark(props: { phase: EnvironmentPhase }) {
  const { phase } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <StatusMark tone={toneOf(phase)}>{t(`shared.phase.${phase}`)}</StatusMark>
  );
}
