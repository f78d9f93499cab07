import { found, foundSurely, tokensOf } from './testUtils';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: inventory
  namespace: fulfilment
  annotations:
    a8r.io/owner: Fulfilment
    a8r.io/chat: '#fulfilment'
    a8r.io/repository: https://git.acme.test/acme/inventory
    a8r.io/support: fulfilment@acme.test
    a8r.io/runbook: https://runbooks.acme.test/fulfilment/inventory
    a8r.io/dependencies: tax.ordering
  labels:
    app: inventory
spec:
  replicas: 2
  template:
    metadata:
      labels:
        app.kubernetes.io/name: inventory
    spec:
      initContainers:
        - name: migrate
          image: registry.acme.test/fulfilment/migrate:3
      containers:
        - name: main
          image: registry.acme.test/fulfilment/inventory:1.0
          env:
            - name: OTEL_RESOURCE_ATTRIBUTES
              value: service.name=inventory,service.namespace=fulfilment
`;

describe('a Kubernetes object', () => {
  it('as YAML gives its names, images and what its metadata says', () => {
    expect(foundSurely(DEPLOYMENT)).toEqual([
      'kubernetes-workload fulfilment/inventory',
      'service-name fulfilment/inventory',
      'image registry.acme.test/fulfilment/inventory:1.0',
      'service-name inventory',
      'repo git.acme.test/acme/inventory',
      'kubernetes-namespace fulfilment',
      'entity group:default/fulfilment',
      'url runbooks.acme.test/fulfilment/inventory',
      'chat-channel #fulfilment',
      'person fulfilment@acme.test',
      'alert-label app=inventory',
      'image registry.acme.test/fulfilment/migrate:3',
    ]);
    expect(found(DEPLOYMENT).join()).not.toContain('tax');
  });

  it('as JSON: a pod leads to its image and its controller', () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'orders-7d9f8c6b5-x2k4p',
        namespace: 'ordering',
        ownerReferences: [{ kind: 'ReplicaSet', name: 'orders-7d9f8c6b5' }],
      },
      spec: { containers: [{ image: 'registry.acme.test/ordering/orders:1' }] },
    };
    const expected = [
      'kubernetes-pod ordering/orders-7d9f8c6b5-x2k4p',
      'kubernetes-workload ordering/orders-7d9f8c6b5',
      'image registry.acme.test/ordering/orders:1',
      'kubernetes-namespace ordering',
    ];
    expect(found(pod)).toEqual(expected);
    expect(found(JSON.stringify(pod))).toEqual(expected);
  });

  it.each([
    [
      'a Service',
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'cart', namespace: 'ordering' },
      },
      [
        'kubernetes-workload ordering/cart',
        'host cart.ordering.svc.cluster.local',
      ],
    ],
    [
      'an Ingress',
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: 'pay' },
        spec: {
          rules: [{ host: 'pay.acme.test' }],
          tls: [{ hosts: ['*.acme.test'] }],
        },
      },
      ['host pay.acme.test', 'host *.acme.test'],
    ],
    [
      'an HTTPRoute',
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: { name: 'pay' },
        spec: { hostnames: ['pay.acme.test'] },
      },
      ['host pay.acme.test'],
    ],
    [
      'a CronJob',
      {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'reconcile', namespace: 'ledger' },
        spec: {
          jobTemplate: {
            spec: {
              template: {
                spec: { containers: [{ image: 'acme/reconcile:1' }] },
              },
            },
          },
        },
      },
      [
        'kubernetes-workload ledger/reconcile',
        'image docker.io/acme/reconcile:1',
      ],
    ],
    [
      'an Event, by what it is about',
      {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: 'cart-0.17a', namespace: 'ordering' },
        involvedObject: { kind: 'Pod', name: 'cart-0', namespace: 'ordering' },
        message: 'Back-off pulling image "registry.acme.test/ordering/cart:1"',
      },
      ['kubernetes-pod ordering/cart-0', 'kubernetes-namespace ordering'],
    ],
    [
      'an Application of Argo CD',
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'cart-production' },
        spec: {
          source: {
            repoURL: 'https://github.com/acme/deploy.git',
            path: 'cart/prod',
          },
        },
      },
      ['path github.com/acme/deploy#cart/prod', 'repo github.com/acme/deploy'],
    ],
    [
      'an entity of the catalog',
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'Cart',
          annotations: { 'github.com/project-slug': 'acme/cart' },
        },
      },
      ['entity component:default/cart', 'repo github.com/acme/cart'],
    ],
    [
      'a list',
      {
        apiVersion: 'v1',
        kind: 'List',
        items: [
          { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'data' } },
          {
            apiVersion: 'apps/v1',
            kind: 'StatefulSet',
            metadata: { name: 'kafka' },
          },
        ],
      },
      ['kubernetes-namespace data', 'kubernetes-workload kafka'],
    ],
    [
      'a list of one kind',
      {
        apiVersion: 'v1',
        kind: 'PodList',
        items: [{ metadata: { name: 'cart-0', namespace: 'ordering' } }],
      },
      ['kubernetes-pod ordering/cart-0', 'kubernetes-namespace ordering'],
    ],
  ])('may be %s', (_, object, expected) => {
    expect(found(object).slice(0, expected.length)).toEqual(expected);
  });

  it('may be one of several in a file', () => {
    const service = DEPLOYMENT.replace('Deployment', 'Service')
      .replace('name: inventory', 'name: stock')
      .replace('apps/v1', 'v1');
    expect(found(`${DEPLOYMENT}---\n${service}`)).toEqual(
      expect.arrayContaining([
        'kubernetes-workload fulfilment/inventory',
        'kubernetes-workload fulfilment/stock',
      ]),
    );
  });

  it.each(['No owner', 'none', 'N/A', ''])('is not owned by %j', owner => {
    const annotations = { 'a8r.io/owner': owner };
    const tokens = found({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { annotations },
    });
    expect(tokens).toEqual([]);
  });

  it('is read line by line where aliases would blow it up', () => {
    const letters = [...'abcdefghij'];
    const bomb = letters
      .map((name, index) => {
        const inner = index === 0 ? 'x' : `*${letters[index - 1]}`;
        return `${name}: &${name} [${Array(9).fill(inner).join(', ')}]`;
      })
      .join('\n');
    const input = `apiVersion: v1\nkind: Pod\n${bomb}\nimage: registry.acme.test/a/b:1\n`;
    expect(found(input)).toContain('image registry.acme.test/a/b:1');
  });

  it('is read line by line where it is nested too deep or too large', () => {
    const image = 'image: registry.acme.test/a/b:1\n';
    const deep = `apiVersion: v1\nkind: Pod\n${image}x: ${'['.repeat(5000)}`;
    const large = `apiVersion: v1\nkind: Pod\n${image}${'# x\n'.repeat(
      70_000,
    )}`;
    for (const input of [deep, large]) {
      const image1 = tokensOf(input).find(({ kind }) => kind === 'image');
      expect(image1).toMatchObject({ detector: 'key-value' });
    }
  });
});
