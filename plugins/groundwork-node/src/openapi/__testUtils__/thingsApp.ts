import { mockErrorHandler } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import express from 'express';
import type request from 'supertest';
import { createOpenApiRouter } from '../createOpenApiRouter';

/** An API whose routes answer with what they were given. */
export const spec = {
  openapi: '3.1.0',
  info: { title: 'things', version: '1' },
  paths: {
    '/things': {
      get: {
        operationId: 'ListThings',
        parameters: [
          { $ref: '#/components/parameters/limit' },
          {
            name: 'kind',
            in: 'query',
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/Kind' },
            },
          },
          { name: 'archived', in: 'query', schema: { type: 'boolean' } },
          {
            name: 'X-Trace',
            in: 'header',
            schema: { type: 'string', format: 'uuid' },
          },
        ],
        responses: { '200': { description: 'What the route was given' } },
      },
      post: {
        operationId: 'CreateThing',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Thing' },
            },
          },
        },
        responses: {
          '201': {
            description: 'The thing',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Thing' },
              },
            },
          },
        },
      },
    },
    '/things/{id}': {
      get: {
        operationId: 'GetThing',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: { type: 'integer' },
          },
        ],
        responses: {
          '200': {
            description: 'The thing',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['id'],
                  properties: { id: { type: 'integer' } },
                },
              },
            },
          },
        },
      },
    },
    '/batches': {
      post: {
        operationId: 'CreateBatch',
        'x-body-limit-bytes': 3_000_000,
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { type: 'array', items: { type: 'integer' } },
            },
            'application/vnd.acme.batch+json': {
              schema: { type: 'object', required: ['numbers'] },
            },
          },
        },
        responses: { '200': { description: 'How many came' } },
      },
    },
    '/hook': {
      post: {
        operationId: 'ReceiveHook',
        requestBody: { content: { '*/*': {} } },
        responses: { '200': { description: 'The bytes' } },
      },
    },
  },
  components: {
    parameters: {
      limit: {
        name: 'limit',
        in: 'query',
        schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
      },
    },
    schemas: {
      Kind: { type: 'string', enum: ['host', 'url'] },
      Thing: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 10 },
          size: { type: 'integer', default: 1 },
          since: { type: 'string', format: 'date-time' },
          keys: {
            type: 'array',
            maxItems: 2,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['kind'],
              properties: {
                kind: { $ref: '#/components/schemas/Kind' },
                note: { type: ['string', 'null'] },
              },
            },
          },
        },
      },
    },
  },
} as const;

/** A backend that serves that API at `/api/things`. */
export function createThingsApp() {
  const router = createOpenApiRouter(spec);

  router.get('/things', (req, res) => {
    res.json(req.query);
  });
  router.post('/things', (req, res) => {
    // Typed by the document
    const name: string = req.body.name;
    const size: number = req.body.size;
    res.status(201).json({ ...req.body, name, size });
  });
  router.get('/things/:id', async (req, res) => {
    const id: number = req.params.id;
    if (id === 404) {
      throw new NotFoundError(`There is no thing '${id}'`);
    }
    res.json({ id });
  });
  router.post('/batches', (req, res) => {
    res.json({ count: [req.body].flat().length });
  });
  router.post('/hook', express.raw({ type: () => true }), (req, res) => {
    res.json({ bytes: String(req.body) });
  });

  return express().use('/api/things', router).use(mockErrorHandler());
}

/** The problems in an answer that is a 400. */
export async function problemsOf(sent: request.Test): Promise<string[]> {
  const { status, body } = await sent;
  expect(status).toBe(400);
  expect(body.error.name).toBe('InputError');
  const problems = body.error.problems.map(
    (problem: { field: string; message: string }) =>
      `${problem.field} ${problem.message}`,
  );
  expect(body.error.message).toBe(`Invalid request: ${problems.join('; ')}`);
  return problems;
}
