import { AuditorService } from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import {
  deliveryAdminPermission,
  deliveryIngestPermission,
} from '@groundwork/backstage-plugin-delivery-common';
import { Request, RequestHandler, Router } from 'express';
import { DeadLetter, DeadLetters, IngestName, keptHeaders } from '../log';
import { Access } from './Access';
import { modeOf } from './cdevents/cloudEvents';
import { cdEventsSchema } from './cdevents/schema';
import { UnsupportedMediaTypeError } from './errors';
import { isSignature, isSigned } from './github/signature';
import { Ingest } from './Ingest';
import { DeliveryRouter } from '../api/openapi';
import { rawBodyOf, readRawBody } from './readRawBody';
import { Tokens } from './Tokens';

/** GitHub sends no larger ones. */
const GITHUB_LIMIT_BYTES = 25 * 1024 * 1024;
const CDEVENTS_LIMIT_BYTES = 10 * 1024 * 1024;
const ALERTMANAGER_LIMIT_BYTES = 10 * 1024 * 1024;

/** What the routes call. */
export interface IngestRouterOptions {
  access: Access;
  auditor: AuditorService;
  ingest: Ingest;
  deadLetters: DeadLetters;
  githubSecrets: readonly string[];
  cdEventsTokens: readonly string[];
  alertmanagerTokens: readonly string[];
  now: () => Date;
}

/** The paths whose routes look for credentials themselves. */
export const UNAUTHENTICATED_PATHS = [
  '/ingest/alertmanager',
  '/ingest/cdevents',
  '/ingest/github',
  '/schemas/cdevents',
] as const;

/** Adds the routes of what comes in. */
export function addIngestRoutes(
  router: DeliveryRouter,
  options: IngestRouterOptions,
): void {
  const { access, auditor, deadLetters, ingest, now } = options;

  router.get('/schemas/cdevents', (_req, res) => {
    res.type('application/schema+json').send(JSON.stringify(cdEventsSchema));
  });

  router.get('/dead-letters', async (req, res) => {
    await access.assert(req, deliveryAdminPermission);
    const { items, pageInfo } = await deadLetters.read(req.query);
    res.json({ items: items.map(toAnswer), pageInfo: { ...pageInfo } });
  });

  router.post('/dead-letters/:id/replay', async (req, res) => {
    const { id } = req.params;
    const event = await auditor.createEvent({
      eventId: 'dead-letter-replay',
      severityLevel: 'medium',
      request: req as Request,
      meta: { deadLetterId: id },
    });
    try {
      await access.assert(req, deliveryAdminPermission);
      const appended = await deadLetters.replay(id, ingest.parserOf, now());
      await event.success({ meta: { ...appended } });
      res.json({ ...appended });
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  });

  addGithubRoute(router, options);
  addCdEventsRoute(router, options);
  addAlertmanagerRoute(router, options);
}

/** Nothing is kept, and nothing parsed, before the signature is known to be right. */
function addGithubRoute(
  router: Pick<Router, 'post'>,
  { ingest, githubSecrets }: IngestRouterOptions,
): void {
  const signatureOf = (req: Request) => req.get('x-hub-signature-256');
  const refuse = () =>
    new AuthenticationError(
      'X-Hub-Signature-256 must be the HMAC of the body with a secret of this portal; set the secret of the webhook',
    );
  const assertForm: RequestHandler = (req, _res, next) =>
    next(isSignature(signatureOf(req)) ? undefined : refuse());
  const assertSigned: RequestHandler = (req, _res, next) =>
    next(
      isSigned(rawBodyOf(req), signatureOf(req), githubSecrets)
        ? undefined
        : refuse(),
    );

  router.post(
    '/ingest/github',
    assertForm,
    readRawBody({ limitBytes: GITHUB_LIMIT_BYTES, inflate: false }),
    assertSigned,
    receive(ingest, 'github'),
  );
}

/** Who sends is asked before the body is read. */
function addCdEventsRoute(
  router: Pick<Router, 'post'>,
  { access, ingest, cdEventsTokens }: IngestRouterOptions,
): void {
  const assertMode: RequestHandler = (req, _res, next) => {
    if (!modeOf(keptHeaders(req.headers))) {
      throw new UnsupportedMediaTypeError(
        `The body must be a CloudEvent: application/cloudevents+json, application/cloudevents-batch+json, or application/json with the headers ce-*; the Content-Type is ${
          req.get('content-type') ?? 'missing'
        }`,
      );
    }
    next();
  };

  router.post(
    '/ingest/cdevents',
    authorizeSender(access, cdEventsTokens),
    assertMode,
    readRawBody({ limitBytes: CDEVENTS_LIMIT_BYTES, inflate: true }),
    receive(ingest, 'cdevents'),
  );
}

function addAlertmanagerRoute(
  router: Pick<Router, 'post'>,
  { access, ingest, alertmanagerTokens }: IngestRouterOptions,
): void {
  router.post(
    '/ingest/alertmanager',
    authorizeSender(access, alertmanagerTokens),
    readRawBody({ limitBytes: ALERTMANAGER_LIMIT_BYTES, inflate: true }),
    receive(ingest, 'alertmanager'),
  );
}

/** Lets through who shows one of the tokens, or may send events anyway. */
function authorizeSender(
  access: Access,
  configured: readonly string[],
): RequestHandler {
  const tokens = new Tokens(configured);
  return async (req, _res, next) => {
    if (!tokens.has(req.get('authorization'))) {
      await access.assert(req, deliveryIngestPermission);
    }
    next();
  };
}

/** Answers once it is kept, and only then. */
function receive(ingest: Ingest, name: IngestName): RequestHandler {
  return async (req, res) => {
    const receipt = await ingest.receive(name, {
      headers: keptHeaders(req.headers),
      body: rawBodyOf(req),
    });
    res.status(202).json(receipt);
  };
}

function toAnswer({ firstAt, lastAt, replayedAt, ...letter }: DeadLetter) {
  return {
    ...letter,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    replayedAt: replayedAt?.toISOString(),
  };
}
