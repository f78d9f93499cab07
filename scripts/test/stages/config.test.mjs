import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dummyVariables } from './config.mjs';

describe('dummyVariables', () => {
  it('has a value for each variable without a default', () => {
    const yaml = [
      'app:',
      '  baseUrl: ${BASE_URL}',
      '  title: ${TITLE:-Portal}',
      '  # secret: ${NOT_USED}',
      'backend:',
      '  listen: 127.0.0.1:${PORT}',
      '  token: ${TOKEN} # ${TOKEN}',
    ].join('\n');
    assert.deepEqual(dummyVariables(yaml), {
      BASE_URL: 'https://portal.example.test',
      PORT: '7007',
      TOKEN: 'dummy',
    });
  });
});
