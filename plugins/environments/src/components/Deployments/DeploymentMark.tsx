import { ReactElement } from 'react';
import { DeploymentStatus } from '@groundwork/backstage-plugin-environments-common';
import { StatusMark } from '@groundwork/backstage-plugin-groundwork-react';
import {
  RiLoader4Line,
  RiSkipForwardLine,
  RiStopCircleLine,
} from '@remixicon/react';
import { toneOfDeployment } from '../../logic/deployments';
import { useEnvironmentsTranslation } from '../../translation';

/** Where the icon of the tone would say something else. */
const ICONS: Partial<Record<DeploymentStatus, ReactElement>> = {
  deploying: <RiLoader4Line size="1em" />,
  cancelled: <RiStopCircleLine size="1em" />,
  superseded: <RiSkipForwardLine size="1em" />,
};

/** How a deployment is, in a word. */
export function DeploymentMark(props: { status: DeploymentStatus }) {
  const { status } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <StatusMark tone={toneOfDeployment(status)} icon={ICONS[status]}>
      {t(`deployments.status.${status}`)}
    </StatusMark>
  );
}
