import { kubernetesNamespaceRules } from './kubernetes-namespace';
import { kubernetesPodRules } from './kubernetes-pod';
import { kubernetesWorkloadRules } from './kubernetes-workload';
import { workloadNamesOfPod } from './generatedSuffix';

describe('kubernetes-namespace', () => {
  it.each([
    ['payments', 'payments'],
    ['Payments', 'payments'],
    ['ns/payments', 'payments'],
    ['namespace/payments', 'payments'],
    ['', undefined],
    ['pay.ments', undefined],
    ['-payments', undefined],
    ['x'.repeat(64), undefined],
  ])('writes %j as %j', (text, key) => {
    expect(kubernetesNamespaceRules.normalise(text)).toBe(key);
  });
});

describe('kubernetes-workload', () => {
  it.each([
    ['payments/orders', 'payments/orders'],
    ['orders', 'orders'],
    ['deployment/orders', 'orders'],
    ['deployment.apps/orders', 'orders'],
    ['sts/orders-db', 'orders-db'],
    ['payments/deployment/orders', 'payments/orders'],
    ['a/b/c', undefined],
    ['payments/', undefined],
    ['payments/Not_A_Name', undefined],
  ])('writes %j as %j', (text, key) => {
    expect(kubernetesWorkloadRules.normalise(text)).toBe(key);
  });

  it('walks from a ReplicaSet and a Job to what controls them', () => {
    expect(
      kubernetesWorkloadRules.walk('ordering/orders-7d9f8c6b5')[0],
    ).toMatchObject({ key: 'ordering/orders' });
    expect(
      kubernetesWorkloadRules.walk('ordering/backup-28391040')[0],
    ).toMatchObject({ key: 'ordering/backup' });
  });

  it('walks to the bare name, the service and the namespace', () => {
    expect(
      kubernetesWorkloadRules
        .walk('ordering/orders')
        .map(step => [step.kind, step.key]),
    ).toEqual([
      [undefined, 'orders'],
      ['service-name', 'orders'],
      ['kubernetes-namespace', 'ordering'],
    ]);
  });
});

describe('the workload of a pod', () => {
  // Suffixes are made of bcdfghjklmnpqrstvwxz2456789 only.
  it.each([
    ['orders-7d9f8c6b5-x2k4p', ['orders', 'orders-7d9f8c6b5']],
    ['web-checkout', []],
    [
      'checkout-web-6c5d4f7b8d-zz9tq',
      ['checkout-web', 'checkout-web-6c5d4f7b8d'],
    ],
    ['orders-54bcd6-bcdfg', ['orders', 'orders-54bcd6']],
    // Five characters are too few for a ReplicaSet, eleven too many.
    ['orders-54bcd-bcdfg', ['orders-54bcd']],
    ['orders-54bcd54bcdx-bcdfg', ['orders-54bcd54bcdx']],
    // 0, 1, 3, vowels and y are never generated.
    ['orders-7d9f8c6b5-x2k0p', []],
    ['fluentd-x2k4p', ['fluentd']],
    ['fluentd-x2k4', []],
    ['fluentd-proxy', []],
    ['kafka-broker-12', ['kafka-broker']],
    ['backup-28391040-x7k2p', ['backup', 'backup-28391040']],
    ['import-3-x7k2p', ['import-3', 'import']],
    ['orders', []],
    ['-x2k4p', []],
  ])('%s may be of %j', (pod, workloads) => {
    expect(workloadNamesOfPod(pod).map(({ name }) => name)).toEqual(workloads);
  });
});

describe('kubernetes-pod', () => {
  it.each([
    ['ordering/orders-7d9f8c6b5-x2k4p', 'ordering/orders-7d9f8c6b5-x2k4p'],
    ['pod/orders-7d9f8c6b5-x2k4p', 'orders-7d9f8c6b5-x2k4p'],
    ['Orders-0', 'orders-0'],
    ['orders 0', undefined],
  ])('writes %j as %j', (text, key) => {
    expect(kubernetesPodRules.normalise(text)).toBe(key);
  });

  it('walks to the workload in its namespace, then in any', () => {
    expect(
      kubernetesPodRules
        .walk('ordering/orders-7d9f8c6b5-x2k4p')
        .map(step => [step.kind, step.key]),
    ).toEqual([
      ['kubernetes-workload', 'ordering/orders'],
      ['kubernetes-workload', 'ordering/orders-7d9f8c6b5'],
      ['kubernetes-workload', 'orders'],
      ['kubernetes-workload', 'orders-7d9f8c6b5'],
      ['service-name', 'orders'],
      ['service-name', 'orders-7d9f8c6b5'],
      ['kubernetes-namespace', 'ordering'],
    ]);
  });
});
