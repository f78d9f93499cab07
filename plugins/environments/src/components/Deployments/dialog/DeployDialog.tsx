import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  ComponentStages,
  Deployment,
  DeploymentRequest,
  DeploymentVerdict,
  StageStatus,
} from '@groundwork/backstage-plugin-environments-common';
import {
  useSettled,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeployment } from '../../../hooks/useDeployment';
import { useDeploymentPlan } from '../../../hooks/useDeploymentPlan';
import { DeploymentWish } from '../../../logic/deployments';
import { useEnvironmentsTranslation } from '../../../translation';
import { NotDone } from './NotDone';
import { OverrideFields } from './OverrideFields';
import { PlanSection } from './PlanSection';
import { ReleaseField } from './ReleaseField';
import styles from '../Deployments.module.css';

const TYPING_PAUSE_MS = 400;

interface DeployProps {
  wish: DeploymentWish;
  stages: ComponentStages;
  /** Called when deployments may be others than those that are shown. */
  onChanged(): void;
  onClose(): void;
}

/** What is wanted so far, and the same once nothing is typed any more. */
function useDraft(
  component: string,
  { kind, stageId, version }: DeploymentWish,
) {
  const [request, setRequest] = useState<DeploymentRequest>({
    component,
    stage: stageId,
    kind,
    version,
  });
  return {
    request,
    settled: useSettled(request, TYPING_PAUSE_MS),
    change: (changed: Partial<DeploymentRequest>) =>
      setRequest(before => ({ ...before, ...changed })),
  };
}

/** Says what is on its way, and lets go of the dialog. */
function useStarted({ onChanged, onClose }: DeployProps, stage: string) {
  const { t } = useEnvironmentsTranslation();
  const toast = useToast();
  return ({ status, version }: Deployment) => {
    toast(
      t(
        status === 'waiting_approval'
          ? 'deployments.askedFor'
          : 'deployments.started',
        { version, stage },
      ),
    );
    onClose();
    onChanged();
  };
}

function SubmitButton(props: {
  kind: DeploymentWish['kind'];
  verdict: DeploymentVerdict;
  stage: string;
  isCurrent: boolean;
  isSending: boolean;
  onPress(): void;
}) {
  const { kind, verdict, stage, isCurrent, isSending, onPress } = props;
  const { version, decision } = verdict;
  const { t } = useEnvironmentsTranslation();
  return (
    <Button
      variant="primary"
      className={styles.submit}
      isDisabled={!isCurrent}
      isPending={isSending}
      onPress={onPress}
    >
      {decision === 'allowed'
        ? t(`deployments.submit.${kind}`, { version, stage })
        : t(`deployments.ask.${kind}`, { version, stage })}
    </Button>
  );
}

/** What is wanted, what would come of it, and what has become of asking. */
function useAsking(props: DeployProps, { stage }: StageStatus) {
  const { wish, stages, onChanged } = props;
  const draft = useDraft(stages.component, wish);
  const plan = useDeploymentPlan(draft.settled);
  const asking = useDeployment({
    onStarted: useStarted(props, stage.title),
    onRefused: () => {
      plan.replan();
      onChanged();
    },
  });
  return {
    ...draft,
    ...asking,
    plan,
    verdict: plan.state.status === 'ready' ? plan.state.value : undefined,
    /** Whether the verdict is of what is wanted now. */
    isCurrent: draft.settled === draft.request && plan.isCurrent,
  };
}

function Asking(props: DeployProps & { status: StageStatus }) {
  const { wish, stages, status, onChanged, onClose } = props;
  const { t } = useEnvironmentsTranslation();
  const asking = useAsking(props, status);
  const { request, settled, change, plan, verdict, state, reset } = asking;
  return (
    <>
      <DialogBody className={styles.dialog}>
        <ReleaseField
          kind={wish.kind}
          status={status}
          stages={stages}
          version={request.version}
          onChange={version => {
            change({ version, override: undefined });
            reset();
          }}
        />
        {state.status === 'failed' && <NotDone {...state} />}
        <PlanSection
          plan={plan}
          request={settled}
          status={status}
          releases={stages.releases}
          onReleased={onChanged}
        />
        {verdict && (
          <OverrideFields
            key={request.version}
            kind={wish.kind}
            verdict={verdict}
            isAsked={settled.override !== undefined}
            onChange={override => change({ override })}
          />
        )}
      </DialogBody>
      <DialogFooter className={styles.footer}>
        {verdict && verdict.decision !== 'denied' && (
          <SubmitButton
            kind={wish.kind}
            verdict={verdict}
            stage={status.stage.title}
            isCurrent={asking.isCurrent}
            isSending={state.status === 'sending'}
            onPress={() => asking.deploy(settled, verdict)}
          />
        )}
        <Button variant="secondary" onPress={onClose}>
          {t('shared.cancel')}
        </Button>
      </DialogFooter>
    </>
  );
}

/** What would come of a deployment, and the button that makes it so. */
export function DeployDialog(props: DeployProps) {
  const { wish, stages, onClose } = props;
  const { t } = useEnvironmentsTranslation();
  const status = stages.stages.find(({ stage }) => stage.id === wish.stageId);
  return status ? (
    <Dialog isOpen width={640} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t(`deployments.title.${wish.kind}`, { stage: status.stage.title })}
      </DialogHeader>
      <Asking {...props} status={status} />
    </Dialog>
  ) : null;
}
