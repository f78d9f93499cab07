import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHolder, listeningInodes, requireFreePort } from './ports.mjs';
import { freePorts, listen } from './temporary-portal.mjs';

const PURPOSE = { purpose: 'backend', option: '--backend-port' };

test('of /proc/net/tcp, the listening sockets of a port are found', () => {
  // 0x1B5F is 7007; state 0A is listening, 01 is an established connection.
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1B5F 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 41002 1 0000000000000000 100 0 0 10 0
   1: 0100007F:1B5F 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 41003 1 0000000000000000 20 4 30 10 -1
   2: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 17 1 0000000000000000 100 0 0 10 0
`;
  assert.deepEqual(listeningInodes(table, 7007), ['41002']);
  assert.deepEqual(listeningInodes(table, 22), ['17']);
  assert.deepEqual(listeningInodes(table, 3000), []);
  assert.deepEqual(listeningInodes('', 3000), []);
});

for (const host of ['127.0.0.1', '0.0.0.0', '::1', '::']) {
  test(`a port that is used on ${host} is not free`, async t => {
    let server;
    try {
      server = await listen(host);
    } catch (error) {
      t.skip(`this machine has no ${host}: ${error.code}`);
      return;
    }
    t.after(() => server.close());
    const { port } = server.address();
    assert.equal((await findHolder(port)).pid, process.pid);
    await assert.rejects(requireFreePort(port, PURPOSE), {
      name: 'Error',
      exitCode: 1,
      message: new RegExp(
        `^port ${port}, for the backend, is used by process ${process.pid} \\(.+\\); .*--backend-port <n>$`,
      ),
    });
  });
}

test('a port that nobody uses is free, and has no holder', async () => {
  const [port] = await freePorts(1);
  await requireFreePort(port, PURPOSE);
  assert.equal(await findHolder(port), undefined);
});
