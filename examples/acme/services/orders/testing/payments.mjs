import { once } from 'node:events';
import { createServer } from 'node:http';

async function bodyOf(req) {
  let text = '';
  for await (const chunk of req.setEncoding('utf8')) text += chunk;
  return JSON.parse(text);
}

/**
 * Stands in for payments: answers what a test scripted, in order, and keeps
 * what it was asked.
 */
export async function startPayments(answers = []) {
  const requests = [];
  const server = createServer(async (req, res) => {
    const body = await bodyOf(req);
    requests.push({ path: req.url, headers: req.headers, body });
    const answer = answers.shift();
    if (!answer || answer.hangUp) {
      req.socket.destroy();
      return;
    }
    res.writeHead(answer.status, { 'content-type': 'application/json' });
    res.end(JSON.stringify(answer.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    answers,
    requests,
    url: `http://127.0.0.1:${server.address().port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const CARD = { brand: 'visa', last4: '4242' };

export const AUTHORISED = {
  status: 201,
  body: { id: 'pay-1', status: 'authorised', card: CARD },
};

export const DECLINED = {
  status: 402,
  body: {
    id: 'pay-2',
    status: 'declined',
    declineReason: 'insufficient_funds',
    card: CARD,
  },
};

export const CAPTURED = {
  status: 200,
  body: { id: 'pay-1', status: 'captured', card: CARD },
};

export const VOIDED = {
  status: 200,
  body: { id: 'pay-1', status: 'voided', card: CARD },
};
