import { imageRules } from './image';

const { normalise, walk } = imageRules;
const HEX = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

describe('image', () => {
  it.each([
    ['nginx', 'docker.io/library/nginx'],
    ['nginx:1.27', 'docker.io/library/nginx:1.27'],
    ['acme/orders', 'docker.io/acme/orders'],
    ['index.docker.io/acme/orders', 'docker.io/acme/orders'],
    ['docker.io/nginx', 'docker.io/library/nginx'],
    [
      'Registry.ACME.test/Discovery/search:3.2.0',
      'registry.acme.test/discovery/search:3.2.0',
    ],
    ['registry.acme.test:5000/orders', 'registry.acme.test:5000/orders'],
    ['localhost:5000/orders:dev', 'localhost:5000/orders:dev'],
    [
      `ghcr.io/acme/orders:1@sha256:${HEX}`,
      `ghcr.io/acme/orders:1@sha256:${HEX}`,
    ],
    [
      `docker-pullable://ghcr.io/acme/orders@sha256:${HEX}`,
      `ghcr.io/acme/orders@sha256:${HEX}`,
    ],
    [`sha256:${HEX}`, `sha256:${HEX}`],
    ['acme/orders:Feature_X', 'docker.io/acme/orders:Feature_X'],
  ])('writes %s as %s', (text, key) => {
    expect(normalise(text)).toBe(key);
  });

  it.each([
    [''],
    ['acme//orders'],
    ['acme/orders:'],
    ['acme/orders:-x'],
    ['acme/orders@sha256:123'],
    ['two words'],
    ['https://acme.test/orders'],
  ])('does not take %j for an image', text => {
    expect(normalise(text)).toBeUndefined();
  });

  it('drops the digest, then the tag, then the registry', () => {
    expect(
      walk(`ghcr.io/acme/orders:1@sha256:${HEX}`).map(step => step.key),
    ).toEqual([
      `ghcr.io/acme/orders@sha256:${HEX}`,
      `sha256:${HEX}`,
      'ghcr.io/acme/orders:1',
      'ghcr.io/acme/orders',
      'docker.io/acme/orders',
      'orders',
    ]);
  });
});
