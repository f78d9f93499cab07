import { once } from 'node:events';
import { createServer } from 'node:http';

export const ORDER = {
  id: 'order-1',
  status: 'confirmed',
  items: [{ sku: 'enamel-mug', quantity: 2, unitPrice: 1250 }],
  total: { value: 2500, currency: 'EUR' },
};

async function textOf(req) {
  let text = '';
  for await (const chunk of req.setEncoding('utf8')) text += chunk;
  return text;
}

/** Stands in for orders: answers as scripted and keeps what it was asked. */
export async function startOrders(...answers) {
  const requests = [];
  const server = createServer(async (req, res) => {
    const text = await textOf(req);
    const { method, url: path, headers } = req;
    requests.push({ method, path, headers, body: text && JSON.parse(text) });
    const answer = answers.shift();
    if (!answer) {
      req.socket.destroy();
      return;
    }
    res.writeHead(answer.status, { 'content-type': 'application/json' });
    res.end(JSON.stringify(answer.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    requests,
    url: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
