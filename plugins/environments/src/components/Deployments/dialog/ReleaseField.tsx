import { useState } from 'react';
import { Select, TextField } from '@backstage/ui';
import {
  ComponentStages,
  DeploymentKind,
  StageStatus,
} from '@groundwork/backstage-plugin-environments-common';
import { choicesOf } from '../../../logic/deployments';
import {
  EnvironmentsTranslate,
  useEnvironmentsTranslation,
} from '../../../translation';

/** No release has this name: theirs begin with a letter or digit. */
const OTHER = '…';

function optionOf(
  version: string,
  { stages }: ComponentStages,
  t: EnvironmentsTranslate,
) {
  const places = stages
    .filter(({ current }) => current?.version === version)
    .map(({ stage }) => stage.title);
  return {
    id: version,
    label: version,
    description:
      places.length > 0
        ? t('deployments.runsIn', { stages: places.join(', ') })
        : undefined,
  };
}

/** Which release it is; to deploy, one that is not known yet can be typed. */
export function ReleaseField(props: {
  kind: DeploymentKind;
  status: StageStatus;
  stages: ComponentStages;
  version: string | undefined;
  onChange(version: string | undefined): void;
}) {
  const { kind, status, stages, version, onChange } = props;
  const { t } = useEnvironmentsTranslation();
  const [isTyped, setTyped] = useState(version === undefined);
  const choices = choicesOf(kind, status, stages.releases);
  // What was chosen stays, even if it has got there meanwhile.
  const shown =
    version === undefined || isTyped || choices.includes(version)
      ? choices
      : [version, ...choices];
  const options = shown.map(choice => optionOf(choice, stages, t));
  const choose = (to: string) => {
    setTyped(to === OTHER);
    onChange(to === OTHER ? undefined : to);
  };
  return (
    <>
      <Select
        label={t('deployments.release')}
        options={
          kind === 'deploy'
            ? [...options, { id: OTHER, label: t('deployments.otherRelease') }]
            : options
        }
        value={isTyped ? OTHER : version ?? null}
        onChange={to => choose(`${to}`)}
      />
      {isTyped && (
        <TextField
          label={t('deployments.typed')}
          description={t('deployments.typedHint')}
          autoComplete="off"
          value={version ?? ''}
          onChange={to => onChange(to.trim() || undefined)}
        />
      )}
    </>
  );
}
