import {
  Panel,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../../translation/usePortalTranslation';
import { NextStep } from '../data/nextSteps';
import { NextStepSource, useNextSteps } from '../data/useNextSteps';
import { Viewer } from '../data/useViewer';
import { NextStepItem } from './NextStepItem';
import styles from './NextPanel.module.css';

function keyOf(step: NextStep): string {
  switch (step.kind) {
    case 'approvals':
      return step.kind;
    case 'review':
      return `${step.kind} ${step.changeId}`;
    default:
      return `${step.kind} ${step.id}`;
  }
}

function NotRead(props: { sources: NextStepSource[] }) {
  const { t } = usePortalTranslation();
  const names = props.sources.map(source => t(`home.next.sources.${source}`));
  return (
    <p className={styles.remark}>
      {t('home.next.notRead', { sources: names.join(', ') })}
    </p>
  );
}

/** What the person can do next, of all that the portal knows. */
export function NextPanel(props: { viewer: Viewer }) {
  const { t } = usePortalTranslation();
  const state = useNextSteps(props.viewer);
  return (
    <Panel
      title={t('home.next.title')}
      state={state}
      skeleton={<RowSkeletons rows={4} />}
      failed={t('home.next.failed')}
      empty={({ steps, failed }) =>
        steps.length === 0 && failed.length === 0
          ? { title: t('home.next.empty'), advice: t('home.next.emptyAdvice') }
          : undefined
      }
    >
      {({ steps, failed }) => (
        <>
          {steps.length > 0 && (
            <ol className={styles.steps} aria-label={t('home.next.title')}>
              {steps.map(step => (
                <NextStepItem key={keyOf(step)} step={step} />
              ))}
            </ol>
          )}
          {failed.length > 0 && <NotRead sources={failed} />}
        </>
      )}
    </Panel>
  );
}
