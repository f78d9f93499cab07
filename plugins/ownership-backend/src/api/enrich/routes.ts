import express, { Request, Response, Router } from 'express';
import { InputError } from '@backstage/errors';
import {
  ENRICHMENT_SOURCES,
  EnrichmentSource,
} from '../../domain/enrichment/types';
import { Enrichment, headerOf } from '../../enrichment/Enrichment';
import { EnrichmentService } from '../../enrichment/EnrichmentService';
import { PayloadTooLargeError } from '../../enrichment/errors';
import { authenticate, AuthenticationDeps } from './authenticate';

const MAX_BODY_BYTES = 1024 * 1024;
const HEADER = 'X-Groundwork-Enrichment';

/**
 * Adds the routes that add owners to alerts. They check themselves who calls,
 * so the plugin has to open `/enrich` for unauthenticated requests.
 */
export function addEnrichRoutes(
  router: Pick<Router, 'post'>,
  deps: Omit<AuthenticationDeps, 'secret'> & { enrichment: EnrichmentService },
): void {
  const { enrichment } = deps;
  const { secret } = enrichment;

  for (const source of ENRICHMENT_SOURCES) {
    router.post(`/enrich/${source}`, async (req, res) => {
      const caller = await authenticate(req, { ...deps, secret });
      const { receiver: name } = req.query;
      const receiver = name ? enrichment.receiver(String(name)) : undefined;
      const body = await readBody(req, res);
      const enriched = caller
        ? await enrichment.enrich(source, body, caller.readable)
        : withoutPermissions(source, body, enrichment);
      res.setHeader(HEADER, headerOf(enriched));
      if (!receiver) {
        res.setHeader('Content-Type', 'application/json');
        res.end(enriched.body);
        return;
      }
      const answer = await enrichment.send(
        receiver,
        enriched.body,
        req.headers,
      );
      res.writeHead(answer.status, answer.headers).end(answer.body);
    });
  }
}

function withoutPermissions(
  source: EnrichmentSource,
  body: Buffer,
  enrichment: EnrichmentService,
): Enrichment {
  const failed = { result: 'failed', reason: 'unavailable', body } as const;
  enrichment.count(source, failed);
  return failed;
}

/** The bytes of a request. A packed body is unpacked, and limited as such. */
async function readBody(req: Request, res: Response): Promise<Buffer> {
  const read = express.raw({ type: () => true, limit: MAX_BODY_BYTES });
  await new Promise<void>((resolve, reject) => {
    read(req, res, (error?: Error & { type?: string }) =>
      error ? reject(explain(error)) : resolve(),
    );
  });
  if (!Buffer.isBuffer(req.body) || req.body.length === 0) {
    throw new InputError('The request has no body; send the payload of alerts');
  }
  return req.body;
}

/** Other errors of the parser are clear, and carry the status to answer with. */
function explain(error: Error & { type?: string }): Error {
  return error.type === 'entity.too.large'
    ? new PayloadTooLargeError(
        `The payload is larger than the ${MAX_BODY_BYTES} bytes that are taken; let the sender put fewer alerts into one, with max_alerts in Alertmanager`,
      )
    : error;
}
