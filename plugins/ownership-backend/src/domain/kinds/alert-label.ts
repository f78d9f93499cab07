import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';
import { databaseRules } from './database';
import { hostRules } from './host';
import { imageRules } from './image';
import { kubernetesNamespaceRules } from './kubernetes-namespace';
import { kubernetesPodRules } from './kubernetes-pod';
import { kubernetesWorkloadRules } from './kubernetes-workload';
import { kindOfLabel } from './labelMeaning';
import { queueRules } from './queue';
import { repoRules } from './repo';
import { serviceNameRules } from './service-name';
import { boundedWalk, continuedWalk } from './steps';
import { hasControlCharacter, unquote } from './text';
import { KindRules, WalkStep } from './types';

const MAX_VALUE_LENGTH = 256;

/** Label names of Prometheus and, with `.`, `-` and `/`, of Kubernetes. */
const LABEL = /^[a-z_][a-z0-9_./-]{0,127}$/;

const RULES = new Map<IdentifierKind, KindRules>(
  [
    serviceNameRules,
    kubernetesNamespaceRules,
    kubernetesPodRules,
    kubernetesWorkloadRules,
    hostRules,
    imageRules,
    queueRules,
    databaseRules,
    repoRules,
  ].map(rules => [rules.kind, rules]),
);

function normalise(text: string): string | undefined {
  const equals = text.indexOf('=');
  if (equals === -1) {
    return undefined;
  }
  const label = text.slice(0, equals).trim().toLowerCase();
  const value = unquote(text.slice(equals + 1)).toLowerCase();
  const valid =
    LABEL.test(label) &&
    value.length > 0 &&
    value.length <= MAX_VALUE_LENGTH &&
    !hasControlCharacter(value);
  return valid ? `${label}=${value}` : undefined;
}

/** To what the value identifies, where the label says so. */
function walk(key: string): WalkStep[] {
  const equals = key.indexOf('=');
  const kind = kindOfLabel(key.slice(0, equals));
  const rules = kind && RULES.get(kind);
  const value = rules?.normalise(key.slice(equals + 1));
  if (rules === undefined || value === undefined) {
    return [];
  }
  const inner = { kind: rules.kind, key: value };
  return boundedWalk({ kind: 'alert-label', key }, [
    { ...inner, match: 'value of the label', closeness: 0.8 },
    ...continuedWalk(inner, rules.walk(value), 0.8),
  ]);
}

/**
 * Labels of alerts, and of the objects they are about: `label=value`.
 *
 * @internal
 */
export const alertLabelRules: KindRules = {
  kind: 'alert-label',
  specificity: 0.7,
  normalise,
  walk,
};
