import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testEnvironment } from './context.mjs';

describe('testEnvironment', () => {
  it("leaves out what a person's shell would change the tests with", () => {
    const env = testEnvironment({
      APP_CONFIG_app_title: '"Mine"',
      GROUNDWORK_DATABASE_URL: 'postgresql://production',
      NODE_ENV: 'production',
      NODE_OPTIONS: '--inspect',
      PORT: '80',
      TZ: 'Asia/Tokyo',
    });
    assert.deepEqual(Object.keys(env).sort(), [
      'BACKSTAGE_TEST_DISABLE_DOCKER',
      'CI',
      'FORCE_COLOR',
      'PATH',
      'TZ',
    ]);
    assert.equal(env.TZ, 'UTC');
  });

  it('keeps what says where things are', () => {
    const env = testEnvironment({
      HOME: '/home/me',
      GROUNDWORK_CHROMIUM: '/opt/chromium',
      BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING: 'postgresql://x',
    });
    assert.equal(env.HOME, '/home/me');
    assert.equal(env.GROUNDWORK_CHROMIUM, '/opt/chromium');
    assert.equal(
      env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING,
      'postgresql://x',
    );
  });
});
