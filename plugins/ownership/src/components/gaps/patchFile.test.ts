import { patchFileName, patchLines, patchTargetOf } from './patchFile';

describe('patchFileName', () => {
  it.each([
    ['component:default/image-resizer', 'diff', 'image-resizer.patch'],
    ['component:default/image-resizer', 'yaml', 'image-resizer.yaml'],
    ['api:shop/orders.v2', 'diff', 'orders.v2.patch'],
    ['component:default/a b:c', 'yaml', 'a-b-c.yaml'],
  ] as const)('for %s as %s is %s', (entityRef, format, expected) => {
    expect(patchFileName(entityRef, format)).toBe(expected);
  });
});

describe('patchTargetOf', () => {
  it.each([
    [
      'url:https://git.acme.test/shop/blob/main/catalog-info.yaml',
      {
        url: 'https://git.acme.test/shop/blob/main/catalog-info.yaml',
        label: 'git.acme.test/shop/blob/main/catalog-info.yaml',
      },
    ],
    [
      'https://git.acme.test/sh%C3%B6p/catalog-info.yaml',
      {
        url: 'https://git.acme.test/sh%C3%B6p/catalog-info.yaml',
        label: 'git.acme.test/shöp/catalog-info.yaml',
      },
    ],
    [
      'https://git.acme.test/100%/catalog-info.yaml',
      {
        url: 'https://git.acme.test/100%/catalog-info.yaml',
        label: 'git.acme.test/100%/catalog-info.yaml',
      },
    ],
    ['file:/catalog/payments.yaml', { label: '/catalog/payments.yaml' }],
    ['catalog/payments.yaml', { label: 'catalog/payments.yaml' }],
    // eslint-disable-next-line no-script-url -- it must not become a link
    ['url:javascript:alert(1)', { label: 'javascript:alert(1)' }],
  ])('of %s', (target, expected) => {
    expect(patchTargetOf(target)).toEqual(expected);
  });
});

describe('patchLines', () => {
  it('tells what each line of a diff does', () => {
    const patch = [
      '--- a/catalog-info.yaml',
      '+++ b/catalog-info.yaml',
      '@@ -8,3 +8,3 @@',
      ' spec:',
      '-  owner: unknown',
      '+  owner: ordering',
      '\\ No newline at end of file',
      '',
    ].join('\n');
    expect(patchLines({ patch, format: 'diff' })).toEqual([
      { kind: 'file', text: '--- a/catalog-info.yaml' },
      { kind: 'file', text: '+++ b/catalog-info.yaml' },
      { kind: 'hunk', text: '@@ -8,3 +8,3 @@' },
      { kind: 'context', text: ' spec:' },
      { kind: 'removed', text: '-  owner: unknown' },
      { kind: 'added', text: '+  owner: ordering' },
      { kind: 'context', text: '\\ No newline at end of file' },
    ]);
  });

  it('takes a removed document separator for no file name', () => {
    expect(
      patchLines({ patch: '@@ -1 +0,0 @@\n----', format: 'diff' }),
    ).toEqual([
      { kind: 'hunk', text: '@@ -1 +0,0 @@' },
      { kind: 'removed', text: '----' },
    ]);
  });

  it('reads no changes into the lists of YAML', () => {
    expect(patchLines({ patch: 'a:\n- b\n', format: 'yaml' })).toEqual([
      { kind: 'context', text: 'a:' },
      { kind: 'context', text: '- b' },
    ]);
  });
});
