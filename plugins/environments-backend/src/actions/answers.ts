import {
  ApprovalRequest,
  Deployment,
  DeploymentVerdict,
  EnvironmentDetail,
  EnvironmentSummary,
  Verdict,
} from '@groundwork/backstage-plugin-environments-common';

/** What actions tell of an environment. */
export function environmentAnswer(environment: EnvironmentSummary) {
  const { id, name, phase, message, owner, component, stage } = environment;
  return {
    id,
    name,
    phase,
    message,
    blueprint: environment.blueprint.id,
    owner,
    component,
    stage,
    ref: environment.source?.ref,
    commit: environment.source?.commit,
    createdBy: environment.createdBy,
    expiresAt: environment.expiresAt,
    url: environment.url,
  };
}

/** The same of one alone, with what is under way. */
export function detailAnswer(environment: EnvironmentDetail) {
  const { operation, resources, outputs, cost } = environment;
  return {
    ...environmentAnswer(environment),
    resources: resources.map(({ name, driver, status, message }) => ({
      name,
      driver,
      status,
      message,
    })),
    outputs: outputs.flatMap(it =>
      it.kind === 'secret' ? [] : { name: it.name, value: it.value },
    ),
    operation: operation && {
      id: operation.id,
      kind: operation.kind,
      status: operation.status,
      waitingFor: operation.waitingFor,
      error: operation.error?.message,
      remediation: operation.error?.remediation,
    },
    costPerDay: cost.perDay,
    currency: cost.currency,
  };
}

/** What actions tell of a verdict. */
export function verdictAnswer(verdict: Verdict) {
  const { decision, reasons, name, owner, digest, cost, approval } = verdict;
  return {
    decision,
    reasons: reasons.map(({ code, message }) => ({ code, message })),
    name,
    owner,
    commit: verdict.source?.commit,
    plan: verdict.plan.map(it => ({
      resource: it.name,
      driver: it.driver,
      action: it.action,
      changes: it.changes,
    })),
    planDigest: digest,
    costPerDay: cost.perDay,
    costUntilEnd: cost.total,
    currency: cost.currency,
    expiresAt: verdict.expiresAt,
    approval,
  };
}

/** What actions tell of a verdict on a deployment. */
export function deploymentVerdictAnswer(verdict: DeploymentVerdict) {
  const { decision, reasons, gates, version, commit, approval } = verdict;
  return {
    decision,
    reasons: reasons.map(({ code, message }) => ({ code, message })),
    gates: gates.map(it => ({
      gate: it.gate,
      verdict: it.verdict,
      message: it.message,
    })),
    version,
    commit,
    previousVersion: verdict.previousVersion,
    planDigest: verdict.planDigest,
    resources: verdict.resources.map(({ name, type, action, perDay }) => ({
      name,
      type,
      action,
      perDay,
    })),
    cost: verdict.cost,
    notUndone: verdict.notUndone,
    approval,
  };
}

/** What actions tell of a deployment. */
export function deploymentAnswer(deployment: Deployment) {
  const { id, component, stage, environmentId, kind, version } = deployment;
  return {
    id,
    component,
    stage,
    environmentId,
    kind,
    version,
    previousVersion: deployment.previousVersion,
    status: deployment.status,
    message: deployment.message,
    gates: deployment.gates.map(it => ({
      gate: it.gate,
      verdict: it.verdict,
      message: it.message,
    })),
  };
}

/** What actions tell of an approval. */
export function approvalAnswer(approval: ApprovalRequest) {
  const { id, subject, status, groups, required, decisions } = approval;
  return {
    id,
    about:
      subject.kind === 'environment'
        ? `environment ${subject.name}`
        : `${subject.version} of ${subject.component} in ${subject.stage}`,
    summary: approval.summary,
    status,
    groups,
    required,
    approved: decisions.filter(it => it.decision === 'approve').length,
    requestedBy: approval.requestedBy,
    expiresAt: approval.expiresAt,
  };
}
